"""Words for files of a record: what cannot be added, and what keeps one from headquarters."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FILES: dict[str, object] = {
    "file_empty": QT_TRANSLATE_NOOP("words", "这个文件是空的，没有添加。请重新拍照或扫描一次。"),
    "file_type": QT_TRANSLATE_NOOP(
        "words", "只收照片（JPEG、PNG、WebP）和 PDF，这个文件没有添加。请另存为其中一种再添加。"
    ),
    "file_broken": QT_TRANSLATE_NOOP(
        "words", "这个文件打不开，像是没有复制完，没有添加。请重新复制、拍照或扫描一次。"
    ),
    "file_moving": QT_TRANSLATE_NOOP("words", "这是动图，没有添加。请换一张普通照片。"),
    "file_pixels": QT_TRANSLATE_NOOP(
        "words", "这张图片太大，没有添加：最多 {most} 百万像素。请缩小后再添加。"
    ),
    "file_pages": QT_TRANSLATE_NOOP(
        "words", "这份 PDF 没有添加：要有 1 到 {most} 页。页数多就分成几份。"
    ),
    "file_locked": QT_TRANSLATE_NOOP("words", "这份 PDF 有密码，没有添加。请另存一份不带密码的。"),
    "file_too_large": QT_TRANSLATE_NOOP(
        "words", "文件有 {mb} MB，没有添加：最多 {most_mb} MB。请缩小照片，或把 PDF 分成几份。"
    ),
    "file_unreadable": QT_TRANSLATE_NOOP(
        "words", "这个文件读不到，没有添加。看看 U 盘或相机还在不在，再试一次。"
    ),
    "printer_gone": QT_TRANSLATE_NOOP(
        "words", "找不到打印机“{name}”，没有打印。看看电源和连线再打，或存为 PDF。"
    ),
    "printer_refused": QT_TRANSLATE_NOOP(
        "words", "打印机“{name}”没有接受，没有打印。看看电源、纸和连线，再打一次。"
    ),
    "file_no_room": QT_TRANSLATE_NOOP(
        "words", "那个盘满了，文件没有存下来，原来的还在。腾出空间，或换一个位置。"
    ),
    "file_unwritable": QT_TRANSLATE_NOOP("words", "那个位置写不进去，没有另存。请换一个文件夹。"),
    "file_no_line": QT_TRANSLATE_NOOP("words", "文件的内容在总部，现在连不上。联网后再点“查看”。"),
    "old_hub": QT_TRANSLATE_NOOP("words", "总部的程序还不收文件，文件都在本机。总部升级后自动传。"),
    "file_elsewhere": QT_TRANSLATE_NOOP(
        "words", "文件的内容不在本机，总部也还没有：添加它的电脑还没有传完。过一会儿再试。"
    ),
    "file_damaged": QT_TRANSLATE_NOOP(
        "words", "本机存的这个文件坏了，记录还在。请撤下它，重新添加一次。"
    ),
    "file_unknown": QT_TRANSLATE_NOOP("words", "总部还没有这个文件的记录，等记录传到后自动再传。"),
    "file_not_here": QT_TRANSLATE_NOOP("words", "总部还没有收到这个文件的内容。过一会儿再试。"),
    "file_spoilt": QT_TRANSLATE_NOOP("words", "文件在路上走样了，总部没有收下，会自动重传。"),
    "files_full": QT_TRANSLATE_NOOP(
        "words", "本站在总部的文件空间满了，文件都还在本机。请联系总部扩容，之后自动传。"
    ),
    "bad_part": QT_TRANSLATE_NOOP("words", "文件的一段没有传对，会自动重传。"),
}
