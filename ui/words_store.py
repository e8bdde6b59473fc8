"""Words for what is refused by the disk, the store, its key and its back-ups."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

STORE: dict[str, object] = {
    # the disk and the file
    "disk_full": QT_TRANSLATE_NOOP("words", "磁盘满了，刚才这一步没有记下。腾出空间后再做一次。"),
    "disk_read_only": QT_TRANSLATE_NOOP(
        "words", "数据所在的文件夹不能写入。请检查文件夹权限，或磁盘是否被写保护。"
    ),
    "disk_error": QT_TRANSLATE_NOOP(
        "words", "磁盘读写出了问题。先把最近的备份复制到别的盘，再请人检查磁盘。"
    ),
    "store_busy": QT_TRANSLATE_NOOP("words", "数据正被占用（可能是备份或杀毒软件）。过几秒再试。"),
    "store_unreachable": QT_TRANSLATE_NOOP(
        "words", "打不开数据所在的文件夹。请检查磁盘或网络盘是否接好。"
    ),
    "not_a_folder": QT_TRANSLATE_NOOP(
        "words", "存放数据的位置不是文件夹，那里已有一个文件。换一个文件夹。"
    ),
    "path_too_long": QT_TRANSLATE_NOOP(
        "words", "文件夹或文件的名字太长了。换一个短一些的位置再做一次。"
    ),
    "store_damaged": QT_TRANSLATE_NOOP(
        "words", "数据文件坏了，没有动它。请用最近的备份恢复，或把整个文件夹交给技术支持。"
    ),
    "store_missing": QT_TRANSLATE_NOOP(
        "words", "密钥还在，数据文件不见了。请从备份恢复，或把移走的文件放回原处。"
    ),
    "already_running": QT_TRANSLATE_NOOP("words", "这份数据已在另一个窗口打开。用那个窗口继续。"),
    "data_present": QT_TRANSLATE_NOOP("words", "这个文件夹里已有数据，没有覆盖。换一个空文件夹。"),
    "no_data": QT_TRANSLATE_NOOP("words", "这个文件夹里还没有数据。先完成首次设置，或从备份恢复。"),
    "schema_newer": QT_TRANSLATE_NOOP(
        "words", "数据是更新版本的程序写的，这个版本打不开。请安装新版本，数据没有动。"
    ),
    "schema_older": QT_TRANSLATE_NOOP("words", "数据是旧版本的，需要先升级。重新打开程序即可。"),
    "migration_failed": QT_TRANSLATE_NOOP(
        "words", "数据升级没有完成，已退回升级前的样子。请把备份和日志交给技术支持。"
    ),
    "demo_hub": QT_TRANSLATE_NOOP(
        "words", "示例总部没有启动，原因在上面一行。换一个能写入的文件夹再试。"
    ),
    # keys
    "wrong_key": QT_TRANSLATE_NOOP(
        "words", "密钥和数据对不上。请用恢复码打开，或放回原来的 keys.json。"
    ),
    "keyring_lost": QT_TRANSLATE_NOOP(
        "words", "系统凭据库里找不到这份数据的密钥（重装系统或换了账号都会这样）。请输入恢复码。"
    ),
    "keyring_unusable": QT_TRANSLATE_NOOP(
        "words", "这台电脑没有可用的系统凭据库。改设一个打开口令来保管密钥。"
    ),
    "keys_missing": QT_TRANSLATE_NOOP(
        "words", "数据还在，密钥文件 keys.json 不见了。把它放回原处，或从备份恢复。"
    ),
    "keys_damaged": QT_TRANSLATE_NOOP(
        "words", "密钥文件 keys.json 读不出来。放回它的副本，或从备份恢复。"
    ),
    "keys_newer": QT_TRANSLATE_NOOP("words", "密钥文件是更新版本的程序写的。请安装新版本。"),
    "key_needed": QT_TRANSLATE_NOOP("words", "要打开它，需要恢复码或口令。"),
    "passphrase_needed": QT_TRANSLATE_NOOP("words", "请输入打开口令。"),
    "passphrase_short": QT_TRANSLATE_NOOP("words", "口令太短，至少 {least} 个字符。"),
    "passphrase_wrong": QT_TRANSLATE_NOOP("words", "口令不对。再输一次，或改用恢复码。"),
    "code_typo": QT_TRANSLATE_NOOP(
        "words", "恢复码抄错了一处（应有 {expected} 个字符，现在 {length} 个）。对照纸上再看一遍。"
    ),
    "code_wrong": QT_TRANSLATE_NOOP(
        "words", "这个恢复码不是这份数据的。找一找标着同一场馆的那张。"
    ),
    # back-ups
    "backup_unsound": QT_TRANSLATE_NOOP(
        "words", "备份写好后没有通过核对，已删掉，原数据没有动。换一个盘再备份一次。"
    ),
    "backup_newer": QT_TRANSLATE_NOOP("words", "备份是更新版本的程序做的。请安装新版本后恢复。"),
    "backup_present": QT_TRANSLATE_NOOP(
        "words", "那里已有“{name}”，没有覆盖它，也没有做备份。换一个文件名再备份一次。"
    ),
    "backup_no_folder": QT_TRANSLATE_NOOP(
        "words", "要放备份的文件夹不在。接好 U 盘，或先建好文件夹，再备份一次。"
    ),
    "backup_no_writing": QT_TRANSLATE_NOOP(
        "words", "要放备份的地方不能写入。换一个文件夹，或看看 U 盘是否写保护。"
    ),
    "backup_missing": QT_TRANSLATE_NOOP(
        "words", "找不到这个备份文件。核对文件名，或接好放备份的盘。"
    ),
    "backup_no_reading": QT_TRANSLATE_NOOP(
        "words", "这个备份文件不让读。请检查文件权限，或先把它复制到自己的文件夹。"
    ),
    "not_a_backup": QT_TRANSLATE_NOOP("words", "这不是本程序的备份文件。选一个 .yhbackup 文件。"),
}
