<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccountDialog</name>
    <message>
        <source>活动总结</source>
        <translation>Summary of the event</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
    <message>
        <source>提交总结</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>提交时记下当天的人数，提交后不能再改。照片排在最后上传，不耽误。</source>
        <translation>Handing it in notes that day&apos;s counts; it cannot be changed afterwards. Photographs go up last and delay nothing.</translation>
    </message>
    <message>
        <source>来了哪些人，做了什么，效果怎么样</source>
        <translation>Who came, what was done, how it went</translation>
    </message>
    <message>
        <source>总结</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>做得好的</source>
        <translation>What went well</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>要改进的</source>
        <translation>What to improve</translation>
    </message>
    <message>
        <source>先存着</source>
        <translation>Keep for now</translation>
    </message>
    <message>
        <source>照片（最多 {most} 张）</source>
        <translation>Photographs (at most {most})</translation>
    </message>
    <message>
        <source>还没有照片</source>
        <translation>No photographs yet</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Photographs (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>选活动照片</source>
        <translation>Choose a photograph</translation>
    </message>
    <message>
        <source>活动照片</source>
        <translation>Photograph</translation>
    </message>
    <message>
        <source>{day} 提交：报名 {registered} 人，到场 {came} 人，没来 {absent} 人，评价 {rated} 份</source>
        <translation>Handed in {day}: {registered} registered, {came} came, {absent} did not come, {rated} ratings</translation>
    </message>
    <message>
        <source>只在本机，等着上传</source>
        <translation>Only on this PC, waits to be sent</translation>
    </message>
    <message>
        <source>总部已有</source>
        <translation type="unfinished">At headquarters</translation>
    </message>
    <message>
        <source>不在本机</source>
        <translation>Not on this PC</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>取消整个活动？</source>
        <translation>Cancel the whole event?</translation>
    </message>
    <message>
        <source>已报名的人会出现在电话名单里，要一个个打电话告诉。取消后不能恢复。</source>
        <translation>Those registered will be on the list to ring up. This cannot be undone.</translation>
    </message>
    <message>
        <source>取消活动</source>
        <translation>Cancel the event</translation>
    </message>
    <message>
        <source>活动已取消，电话名单在最右边</source>
        <translation>Cancelled; the list to ring up is on the right</translation>
    </message>
    <message>
        <source>补录到场…</source>
        <translation>Record afterwards…</translation>
    </message>
    <message>
        <source>取消活动…</source>
        <translation>Cancel the event…</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>{name}今天 {time} 已经签到</source>
        <translation>{name} checked in today at {time}</translation>
    </message>
    <message>
        <source>已签到：{name}</source>
        <translation>Checked in: {name}</translation>
    </message>
    <message>
        <source>{name}的签到</source>
        <translation>{name}&apos;s check-in</translation>
    </message>
    <message>
        <source>已恢复：{name}</source>
        <translation>Restored: {name}</translation>
    </message>
    <message>
        <source>已停用：{name}，到访记录都在</source>
        <translation>Deactivated: {name}; all visits are kept</translation>
    </message>
    <message>
        <source>{name}的恢复</source>
        <translation>restoring {name}</translation>
    </message>
    <message>
        <source>{name}的停用</source>
        <translation>deactivating {name}</translation>
    </message>
    <message>
        <source>旧码已作废，新码已发给{name}</source>
        <translation>Old code withdrawn, new code issued to {name}</translation>
    </message>
    <message>
        <source>已补签：{name}</source>
        <translation>Back-filled: {name}</translation>
    </message>
    <message>
        <source>{name}那天已经签到过</source>
        <translation>{name} had already checked in that day</translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>添加员工</source>
        <translation>Add staff</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>AfterPane</name>
    <message>
        <source>活动结束后，到场人数和青年写下的评价会在这里。</source>
        <translation>After the event, how many came and what they said of it stands here.</translation>
    </message>
    <message>
        <source>活动还没有结束</source>
        <translation>The event is not over yet</translation>
    </message>
    <message>
        <source>录入纸质评价…</source>
        <translation>Type in a paper rating…</translation>
    </message>
    <message>
        <source>活动总结…</source>
        <translation>Summary…</translation>
    </message>
    <message>
        <source>报名 {registered} 人，到场 {came} 人，没来 {absent} 人</source>
        <translation>{registered} registered, {came} came, {absent} did not come</translation>
    </message>
    <message>
        <source>迟到 {count}</source>
        <translation>{count} late</translation>
    </message>
    <message>
        <source>没报名直接来 {count}</source>
        <translation>{count} without registration</translation>
    </message>
    <message>
        <source>提前离场 {count}</source>
        <translation>{count} left early</translation>
    </message>
    <message>
        <source>志愿者 {count}</source>
        <translation>{count} volunteers</translation>
    </message>
    <message numerus="yes">
        <source>平均 {mean} 分，%n 份评价</source>
        <translation>
            <numerusform>Average {mean}, %n rating</numerusform>
            <numerusform>Average {mean}, %n ratings</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有评价</source>
        <translation type="unfinished">No ratings yet</translation>
    </message>
    <message>
        <source>已收到 {count} 份评价，满 {least} 份后显示</source>
        <translation>{count} ratings received; shown from {least} on</translation>
    </message>
    <message>
        <source>另有 {count} 份匿名评价，满 {least} 份后一起显示</source>
        <translation>{count} more without a name; shown together from {least} on</translation>
    </message>
</context>
<context>
    <name>Aftering</name>
    <message>
        <source>志愿者在岗…</source>
        <translation>Volunteers on duty…</translation>
    </message>
    <message>
        <source>凭证核验后放行…</source>
        <translation>Admit after seeing a proof…</translation>
    </message>
    <message>
        <source>已录入一份纸质评价</source>
        <translation type="unfinished">A paper rating was typed in</translation>
    </message>
    <message>
        <source>总结已存好</source>
        <translation>Summary kept</translation>
    </message>
    <message>
        <source>总结已提交</source>
        <translation>Summary handed in</translation>
    </message>
    <message>
        <source>{name}已登记上岗</source>
        <translation>{name} is on duty</translation>
    </message>
    <message>
        <source>这个人这一场已经签到过了</source>
        <translation>They are admitted to this session already</translation>
    </message>
    <message>
        <source>已凭证放行，总部会看到</source>
        <translation>Admitted by a proof; headquarters will see it</translation>
    </message>
    <message>
        <source>凭证放行</source>
        <translation type="unfinished">By a proof</translation>
    </message>
</context>
<context>
    <name>AmendDialog</name>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>用途</source>
        <translation type="unfinished">Purpose</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>办理记录里会留一笔，谁改的、什么时候改的。</source>
        <translation>The log keeps a line of who changed it, and when.</translation>
    </message>
    <message>
        <source>还没有改动。改好再保存，不改按 Esc 返回。</source>
        <translation>Nothing is changed yet. Change it and save, or press Esc to go back.</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>录入对方答复 {number}</source>
        <translation>Enter their answer {number}</translation>
    </message>
    <message>
        <source>对方打电话、发消息或当面说的，照原话记下。</source>
        <translation>What they said by phone, message or in person, in their words.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation type="unfinished">Write down</translation>
    </message>
    <message>
        <source>对方怎么说</source>
        <translation>What they say</translation>
    </message>
    <message>
        <source>对方的答复</source>
        <translation>Their answer</translation>
    </message>
    <message>
        <source>怎么答复的</source>
        <translation type="unfinished">How it was answered</translation>
    </message>
</context>
<context>
    <name>ApartBox</name>
    <message>
        <source>没有留手机</source>
        <translation type="unfinished">No phone left</translation>
    </message>
    <message>
        <source>核对过，是另一个人</source>
        <translation>Checked: another person</translation>
    </message>
    <message>
        <source>再对比</source>
        <translation>Compare again</translation>
    </message>
    <message>
        <source>和{name}再对比</source>
        <translation>Compare with {name} again</translation>
    </message>
</context>
<context>
    <name>AroundDialog</name>
    <message>
        <source>互相帮忙</source>
        <translation>Helping each other</translation>
    </message>
    <message>
        <source>我们也要找帮手…</source>
        <translation>We need help too…</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>现在没有青年之家在找帮手。别的站发出来，这里会看到。</source>
        <translation>No other Youth Home is asking for help at the moment. When one does, it is shown here.</translation>
    </message>
    <message>
        <source>{day} 截止</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>已告诉对方</source>
        <translation>Offered</translation>
    </message>
    <message>
        <source>我们能帮…</source>
        <translation>We can help…</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>交给谁办</source>
        <translation>Who works on it</translation>
    </message>
    <message>
        <source>先选一个人</source>
        <translation>Choose somebody first</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>数据先存本机，联网后自动与总部互相更新</source>
        <translation>Work is saved on this PC first and exchanged by itself when the line is up</translation>
    </message>
    <message>
        <source>暂停同步</source>
        <translation>Pause sync</translation>
    </message>
    <message>
        <source>导出诊断包</source>
        <translation>Diagnostic bundle</translation>
    </message>
    <message>
        <source>用 U 盘交换</source>
        <translation>Use a USB stick</translation>
    </message>
    <message>
        <source>现在试一次</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>需要选择</source>
        <translation>To choose</translation>
    </message>
    <message>
        <source>未能发送</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>待发送</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>记录都在本机</source>
        <translation>All records are on this PC</translation>
    </message>
    <message>
        <source>上次同步 {when}，{what}。</source>
        <translation>Last sync {when}: {what}.</translation>
    </message>
    <message>
        <source>数据都存在本机，加入总部后自动发送</source>
        <translation>Work is saved on this PC and sent once it has joined</translation>
    </message>
    <message>
        <source>继续同步</source>
        <translation>Resume sync</translation>
    </message>
    <message>
        <source>已暂停同步，照常登记，记录都在本机</source>
        <translation>Sync is paused; go on registering, all records are on this PC</translation>
    </message>
</context>
<context>
    <name>BackfillDialog</name>
    <message>
        <source>补签</source>
        <translation>Back-fill</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选中</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>几点到馆</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>例如：停电，纸上登记</source>
        <translation>For example: power cut, signed on paper</translation>
    </message>
    <message>
        <source>为什么现在才补</source>
        <translation>Why only now</translation>
    </message>
    <message>
        <source>先找到这个人，按 Enter 选中</source>
        <translation>Find the person first, press Enter to select</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>去看</source>
        <translation>Look</translation>
    </message>
    <message numerus="yes">
        <source>已 %n 天没有同步</source>
        <translation>
            <numerusform>Not synced for %n day</numerusform>
            <numerusform>Not synced for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>照常工作，记录都在本机。总部看不到这几天的到访，请检查网线或路由器。</source>
        <translation>Work goes on, all records are on this PC. Headquarters cannot see the visits of these days: check the cable or the router.</translation>
    </message>
    <message numerus="yes">
        <source>这台电脑的时间慢了 %n 分钟</source>
        <translation>
            <numerusform>This PC&apos;s clock is %n minute slow</numerusform>
            <numerusform>This PC&apos;s clock is %n minutes slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>这台电脑的时间快了 %n 分钟</source>
        <translation>
            <numerusform>This PC&apos;s clock is %n minute fast</numerusform>
            <numerusform>This PC&apos;s clock is %n minutes fast</numerusform>
        </translation>
    </message>
    <message>
        <source>请在系统设置里校准。签到照常，总部按校准后的时间记。</source>
        <translation>Set it right in the system settings. Check-in goes on; headquarters records the corrected time.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 件紧急需求没人受理</source>
        <translation>
            <numerusform>%n emergency nobody has taken on</numerusform>
            <numerusform>%n emergencies nobody has taken on</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>{numbers}：先联系本人，再受理。</source>
        <translation>{numbers}: get in touch with them first, then take it on.</translation>
    </message>
</context>
<context>
    <name>Besides</name>
    <message>
        <source>合并进来的卡</source>
        <translation>Merged cards</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 张</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message>
        <source>没有留手机</source>
        <translation>No phone left</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>把{name}的卡分出来</source>
        <translation>Take {name}&apos;s card out</translation>
    </message>
    <message numerus="yes">
        <source>到访 %n 次</source>
        <translation type="unfinished">
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message>
        <source>{at} 合并</source>
        <translation>merged {at}</translation>
    </message>
    <message>
        <source>·</source>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>先按 Enter 打开这件需求，再办</source>
        <translation>Open the request with Enter first</translation>
    </message>
    <message>
        <source>这一步往前走不了</source>
        <translation>It cannot go further from here</translation>
    </message>
    <message>
        <source>这一步退不回去</source>
        <translation>It cannot go back from here</translation>
    </message>
</context>
<context>
    <name>BookDialog</name>
    <message>
        <source>如：乐队排练、自习、小组讨论</source>
        <translation>Such as band practice, self-study, a group talk</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished">All</translation>
    </message>
    <message>
        <source>整间</source>
        <translation>All of it</translation>
    </message>
    <message>
        <source>按件数</source>
        <translation>By pieces</translation>
    </message>
    <message>
        <source>按人数</source>
        <translation>By people</translation>
    </message>
    <message>
        <source>约多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>改到 {day}</source>
        <translation>Moved to {day}</translation>
    </message>
</context>
<context>
    <name>BookingsPage</name>
    <message>
        <source>预约与叫号</source>
        <translation>Bookings and queue</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>叫号</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>看法</source>
        <translation type="unfinished">View</translation>
    </message>
</context>
<context>
    <name>BookingsPane</name>
    <message>
        <source>去决定</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>场地与物品</source>
        <translation>Rooms and goods</translation>
    </message>
    <message>
        <source>添加场地或物品</source>
        <translation>Add a room or goods</translation>
    </message>
    <message>
        <source>换一个</source>
        <translation>Another one</translation>
    </message>
    <message>
        <source>上一周</source>
        <translation type="unfinished">Previous week</translation>
    </message>
    <message>
        <source>本周</source>
        <translation type="unfinished">This week</translation>
    </message>
    <message>
        <source>下一周</source>
        <translation type="unfinished">Next week</translation>
    </message>
    <message>
        <source>名录里还没有能预约的场地</source>
        <translation>Nothing can be booked yet</translation>
    </message>
    <message>
        <source>把多功能厅、自习区写进本馆名录，就能按时段预约。</source>
        <translation>Write your hall or reading room into the directory, and it can be booked.</translation>
    </message>
    <message>
        <source>选时段</source>
        <translation>Choose a time</translation>
    </message>
    <message>
        <source>预约，或看是谁</source>
        <translation>Book, or see who</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished">Disable</translation>
    </message>
    <message numerus="yes">
        <source>%n 条预约要决定</source>
        <translation>
            <numerusform>%n booking needs a decision</numerusform>
            <numerusform>%n bookings need a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bringing</name>
    <message numerus="yes">
        <source>已登记 %n 人</source>
        <translation>
            <numerusform>%n person registered</numerusform>
            <numerusform>%n people registered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，其中 %n 人候补</source>
        <translation>
            <numerusform>, %n of them waiting</numerusform>
            <numerusform>, %n of them waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>。已停下，同一个文件再导一次会接着登记</source>
        <translation>. Stopped; import the same file again to go on</translation>
    </message>
    <message numerus="yes">
        <source>导入的 %n 人</source>
        <translation>
            <numerusform>%n person imported</numerusform>
            <numerusform>%n people imported</numerusform>
        </translation>
    </message>
    <message>
        <source>名单 (*.xlsx *.xls *.csv *.txt)</source>
        <translation>Lists (*.xlsx *.xls *.csv *.txt)</translation>
    </message>
    <message>
        <source>选名单文件</source>
        <translation>Choose a list</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>导出诊断包</source>
        <translation>Diagnostic bundle</translation>
    </message>
    <message>
        <source>存到…</source>
        <translation>Save to…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>给技术支持看的：版本、数量、状态、代码和时间。没有姓名、手机、备注和会员码。下面就是全部内容，存之前可以逐个看。</source>
        <translation>For support: versions, counts, states, codes and timings. No names, phones, notes or member codes. Everything in it is below, to be looked at before it is saved.</translation>
    </message>
    <message>
        <source>{name}（{size} B）</source>
        <translation>{name} ({size} B)</translation>
    </message>
    <message>
        <source>里面的文件</source>
        <translation>Files in it</translation>
    </message>
    <message>
        <source>文件内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>数量和代码</source>
        <translation>Counts and codes</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>存为日历文件</source>
        <translation>Save as calendar file</translation>
    </message>
    <message>
        <source>选位置，保存</source>
        <translation type="unfinished">Choose where, save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>手机和电脑的日历都能打开。再存一次重新打开，改期和取消的会跟着变；里面没有任何人的信息。</source>
        <translation>Phones and PCs open it in their calendars. Save and open it again, and what was moved or called off follows. It says nothing about anybody.</translation>
    </message>
    <message>
        <source>这一周：{week}</source>
        <translation>This week: {week}</translation>
    </message>
    <message>
        <source>接下来的全部活动</source>
        <translation>All events to come</translation>
    </message>
</context>
<context>
    <name>CallBox</name>
    <message>
        <source>在请别的青年之家帮忙</source>
        <translation>Other Youth Homes are asked for help</translation>
    </message>
    <message>
        <source>不找了</source>
        <translation>Stop asking</translation>
    </message>
    <message>
        <source>转给这家…</source>
        <translation>Transfer to them…</translation>
    </message>
</context>
<context>
    <name>CallDialog</name>
    <message>
        <source>请别的青年之家帮忙</source>
        <translation>Ask other Youth Homes for help</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>别的青年之家会看到站名、类别和这句话。不写姓名、电话和证件号。</source>
        <translation>Other Youth Homes see our name, the category and this sentence. No names, phone or ID numbers.</translation>
    </message>
    <message>
        <source>哪方面的事</source>
        <translation type="unfinished">What about</translation>
    </message>
    <message>
        <source>敏感事项只发类别，不发内容。</source>
        <translation>Of a sensitive request only the category is sent.</translation>
    </message>
    <message>
        <source>如：周六下午要一位会手语的志愿者，两小时</source>
        <translation>e.g. a volunteer who signs, Saturday afternoon, two hours</translation>
    </message>
    <message>
        <source>要什么帮助</source>
        <translation>What is needed</translation>
    </message>
    <message>
        <source>发给多远的青年之家</source>
        <translation>How far it reaches</translation>
    </message>
    <message>
        <source>找几天</source>
        <translation>For how many days</translation>
    </message>
</context>
<context>
    <name>CallScreen</name>
    <message>
        <source>叫号屏</source>
        <translation>Call screen</translation>
    </message>
    <message>
        <source>请 {number} 到 {counter}</source>
        <translation>{number}, please come to {counter}</translation>
    </message>
    <message>
        <source>现在没有叫号</source>
        <translation>Nobody is being called</translation>
    </message>
    <message>
        <source>叫号</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>现在没有叫号，请稍候</source>
        <translation>Nobody is being called. Please wait.</translation>
    </message>
    <message>
        <source>请到 {counter}</source>
        <translation>Please go to {counter}</translation>
    </message>
    <message>
        <source>刚叫过</source>
        <translation>Just called</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>打开人员卡</source>
        <translation>Open card</translation>
    </message>
</context>
<context>
    <name>CareBox</name>
    <message>
        <source>关照备注</source>
        <translation>Care note</translation>
    </message>
    <message>
        <source>只给有权限的同事看</source>
        <translation>Restricted</translation>
    </message>
    <message>
        <source>写一条</source>
        <translation>Write one</translation>
    </message>
    <message>
        <source>过敏、接送约定、要避开的人：需要同事知道的写在这里。</source>
        <translation>Allergies, who may fetch a child, whom to keep apart: write down what colleagues need to know.</translation>
    </message>
    <message>
        <source>·</source>
        <translation type="unfinished"> · </translation>
    </message>
    <message>
        <source>撤下</source>
        <translation type="unfinished">Take back</translation>
    </message>
    <message>
        <source>撤下关照备注：{text}</source>
        <translation>Take down care note: {text}</translation>
    </message>
</context>
<context>
    <name>Caring</name>
    <message>
        <source>{name}的关照备注</source>
        <translation>the care note about {name}</translation>
    </message>
    <message>
        <source>已记下{name}的关照备注</source>
        <translation>Care note about {name} written down</translation>
    </message>
    <message>
        <source>已撤下{name}的一条关照备注</source>
        <translation>Care note about {name} taken down</translation>
    </message>
</context>
<context>
    <name>CarryDialog</name>
    <message>
        <source>没有网络时，把文件带到有网的地方交给总部，再把总部的答复带回来。</source>
        <translation>Without a network: carry the file to where there is one, hand it to headquarters, and bring their answer back.</translation>
    </message>
    <message>
        <source>选 U 盘，写出</source>
        <translation>Choose stick, write</translation>
    </message>
    <message>
        <source>选答复文件，读入</source>
        <translation>Choose answer, read</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 条待发送。只有总部能打开这个文件。</source>
        <translation>
            <numerusform>%n record to send. Only headquarters can open the file.</numerusform>
            <numerusform>%n records to send. Only headquarters can open the file.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有待发送的，也可以写一份，向总部要新的内容。</source>
        <translation>Nothing to send; a file still asks headquarters for what is new.</translation>
    </message>
    <message>
        <source>1. 写给总部</source>
        <translation>1. Write to headquarters</translation>
    </message>
    <message>
        <source>只读给本机的答复；同一份读两次也不会重复。</source>
        <translation>Only answers to this PC are read; reading one twice doubles nothing.</translation>
    </message>
    <message>
        <source>2. 读总部的答复</source>
        <translation>2. Read the answer</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>正在写。写完会存稳，再从 U 盘读回来核对，先别拔。</source>
        <translation>Writing. Then it is stored for good and read back from the stick; leave it in.</translation>
    </message>
    <message>
        <source>正在核对并读入。可以继续接待，不用等。</source>
        <translation>Checking and reading. Go on working, no need to wait.</translation>
    </message>
    <message>
        <source>选 U 盘上的文件夹</source>
        <translation>Choose a folder on the stick</translation>
    </message>
    <message>
        <source>总部的答复 (*.courier)</source>
        <translation>Answers from headquarters (*.courier)</translation>
    </message>
    <message>
        <source>选总部给的答复文件</source>
        <translation>Choose the answer from headquarters</translation>
    </message>
</context>
<context>
    <name>CaseBody</name>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>别的电脑先动了这件需求</source>
        <translation>Another desk changed this request first</translation>
    </message>
    <message>
        <source>这台电脑记下的没有生效，两边写的话都在下面的记录里。</source>
        <translation>What this desk recorded has no effect. The words of both are in the log below.</translation>
    </message>
    <message>
        <source>去处理</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>内容只给有权限的社工和站长看，要在总部授权的电脑上。</source>
        <translation>Only entitled social workers and managers read the content, at a desk headquarters allows.</translation>
    </message>
    <message>
        <source>看不到内容</source>
        <translation>Content not shown</translation>
    </message>
    <message>
        <source>先保证人安全：报警 110，青少年热线 12355。</source>
        <translation>Safety first: police 110, youth hotline 12355.</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>在谁那里</source>
        <translation>With</translation>
    </message>
    <message>
        <source>对方答复</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Due</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>{days}，{name}同意</source>
        <translation>{days}, agreed by {name}</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>怎么告知</source>
        <translation>Told how</translation>
    </message>
    <message numerus="yes">
        <source>问了 %n 次</source>
        <translation>
            <numerusform>asked %n time</numerusform>
            <numerusform>asked %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>本人不评价</source>
        <translation>Rating declined</translation>
    </message>
    <message>
        <source>附件 {count}</source>
        <translation>Files {count}</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>还没有。照片、扫描件拖到这里，或点“添加”。</source>
        <translation>None yet. Drop photos or scans here, or use Add.</translation>
    </message>
    <message>
        <source>本人不同意被联系</source>
        <translation>They do not agree to be contacted</translation>
    </message>
    <message>
        <source>不再主动联系。等本人来；不办了就记“本人撤回”。</source>
        <translation>Do not contact them. Wait until they come; if they want it no more, record that they withdrew.</translation>
    </message>
    <message>
        <source>原来的帮手</source>
        <translation>the former helper</translation>
    </message>
    <message>
        <source>{name}要材料</source>
        <translation>{name} asks for something</translation>
    </message>
    <message>
        <source>要什么，问对方。</source>
        <translation>Ask them what they need.</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message>
        <source>附件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>选照片或扫描件</source>
        <translation>Choose a photo or scan</translation>
    </message>
    <message>
        <source>附件已存好，照片里的位置等信息已去掉</source>
        <translation>Kept; where a photo was taken was removed</translation>
    </message>
    <message>
        <source>撤下这份附件？</source>
        <translation>Take this file down?</translation>
    </message>
    <message>
        <source>附件已撤下</source>
        <translation>File taken down</translation>
    </message>
</context>
<context>
    <name>CaseLog</name>
    <message>
        <source>办理记录</source>
        <translation type="unfinished">Request&apos;s log</translation>
    </message>
    <message>
        <source>没有生效</source>
        <translation>No effect</translation>
    </message>
    <message>
        <source>已放弃</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished">, </translation>
    </message>
</context>
<context>
    <name>CaseModel</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>需求</source>
        <translation type="unfinished">Request</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished">Category</translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished">Status</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Time left</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>关闭</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation type="unfinished">Close  Esc</translation>
    </message>
    <message>
        <source>需求详情</source>
        <translation>Request details</translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished">More</translation>
    </message>
    <message>
        <source>看这个人</source>
        <translation>Show this person</translation>
    </message>
</context>
<context>
    <name>CellDialog</name>
    <message>
        <source>这个时段的预约</source>
        <translation>Bookings at this time</translation>
    </message>
    <message>
        <source>改回已预约</source>
        <translation>Booked after all</translation>
    </message>
    <message>
        <source>核销</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>爽约</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>照旧保留</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>改写…</source>
        <translation type="unfinished">Change words…</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Cancel booking</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>{time} 的签到改给谁</source>
        <translation>Whose check-in was {time}?</translation>
    </message>
    <message>
        <source>改为此人</source>
        <translation>Change to this person</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>现在记在{name}名下。改好以后时间不变，原来的一条作废。</source>
        <translation>Now recorded for {name}. The time stays; the first record is voided.</translation>
    </message>
    <message>
        <source>先找到正确的人，按 Enter 选中</source>
        <translation>Find the right person first, press Enter to select</translation>
    </message>
    <message>
        <source>修改员工</source>
        <translation>Change staff</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>发布前检查</source>
        <translation>Before publishing</translation>
    </message>
    <message>
        <source>总部退回，要改的是</source>
        <translation>Returned by headquarters, to be mended:</translation>
    </message>
    <message>
        <source>还没写活动名称</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>可先保存，联网后自动提交总部备案</source>
        <translation>Save it: it is handed in once online</translation>
    </message>
    <message>
        <source>现在离线</source>
        <translation>Offline now</translation>
    </message>
</context>
<context>
    <name>CheckinPage</name>
    <message>
        <source>已改为：{name}</source>
        <translation>Changed to: {name}</translation>
    </message>
    <message>
        <source>已补签：{name}</source>
        <translation>Back-filled: {name}</translation>
    </message>
</context>
<context>
    <name>ChoosePanel</name>
    <message>
        <source>没有要处理的同步问题</source>
        <translation>Nothing here needs you</translation>
    </message>
    <message>
        <source>查看历史</source>
        <translation>See history</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>全用本机的</source>
        <translation>All of this PC</translation>
    </message>
    <message>
        <source>全用总部的</source>
        <translation>All of headquarters</translation>
    </message>
    <message>
        <source>稍后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>就这样合并</source>
        <translation>Merge like this</translation>
    </message>
    <message>
        <source>{kind}：{title}</source>
        <translation>{kind}: {title}</translation>
    </message>
    <message>
        <source>第 {place} 处，共 {total} 处</source>
        <translation>{place} of {total}</translation>
    </message>
    <message>
        <source>两边都改了这条记录。逐项选一个，没改的自动保留。</source>
        <translation>Both sides changed this record. Choose one for each; the rest stays as it is.</translation>
    </message>
    <message>
        <source>两边都改了这条记录。请前台或站长登录后来选。</source>
        <translation>Both sides changed this record. A clerk or the manager can choose.</translation>
    </message>
    <message>
        <source>两边都改了这条记录。重新加入总部后再选。</source>
        <translation>Both sides changed this record. Choose once this PC has joined again.</translation>
    </message>
    <message>
        <source>你看的时候这里又改过一次，已换成最新的，请重新选。</source>
        <translation>This was changed once more while you looked. The latest is shown; please choose again.</translation>
    </message>
    <message numerus="yes">
        <source>之前还改过 %n 次，这里是最后的两种写法。</source>
        <translation>
            <numerusform>It was changed %n more time before; these are the last two versions.</numerusform>
            <numerusform>It was changed %n more times before; these are the last two versions.</numerusform>
        </translation>
    </message>
    <message>
        <source>选定后，本馆每台电脑都用这个号码；一天内可以改回。</source>
        <translation>Every PC of the venue will use the number you choose; for a day it can be put back.</translation>
    </message>
    <message>
        <source>选定后，本馆每台电脑都一样；一天内可以改回。</source>
        <translation>Every PC of the venue will show what you choose; for a day it can be put back.</translation>
    </message>
    <message>
        <source>总部的</source>
        <translation>Headquarters</translation>
    </message>
    <message>
        <source>本机的</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>先写的</source>
        <translation>Written first</translation>
    </message>
    <message>
        <source>后写的</source>
        <translation>Written later</translation>
    </message>
    <message>
        <source>本机</source>
        <translation type="unfinished">This PC</translation>
    </message>
</context>
<context>
    <name>ClashLine</name>
    <message>
        <source>这段时间{room}已排“{title}”（{hours}）。</source>
        <translation>{room} is taken then by &quot;{title}&quot; ({hours}).</translation>
    </message>
    <message>
        <source>改到{room}</source>
        <translation>Use {room}</translation>
    </message>
    <message>
        <source>改到 {time} 开始</source>
        <translation>Start at {time}</translation>
    </message>
    <message>
        <source>或</source>
        <translation>or</translation>
    </message>
</context>
<context>
    <name>ClosingsDialog</name>
    <message>
        <source>闭环与评价</source>
        <translation>Closing and rating</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
    <message>
        <source>闭环要有本人评价，或者问过而本人不评价。不评价的多，就去问问怎么问的。</source>
        <translation>A request closes once the young person rated it, or was asked and declined. Where many decline, ask how they were asked.</translation>
    </message>
    <message>
        <source>最近 {days} 天</source>
        <translation>Last {days} days</translation>
    </message>
    <message>
        <source>这段时间还没有闭环的需求</source>
        <translation>No request was closed in this time</translation>
    </message>
</context>
<context>
    <name>ClosingsModel</name>
    <message>
        <source>谁</source>
        <translation type="unfinished">Who</translation>
    </message>
    <message>
        <source>已闭环</source>
        <translation type="unfinished">Closed</translation>
    </message>
    <message>
        <source>本人不评价</source>
        <translation type="unfinished">Rating declined</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>本人在网上</source>
        <translation>Guests, online</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>抄下恢复码</source>
        <translation>Write down the recovery code</translation>
    </message>
    <message>
        <source>我抄好了</source>
        <translation>I have written it down</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>把它抄在纸上，和场馆印章放在一起。没有它，重装系统后谁也打不开这些数据；程序不保存它，也不会再显示。</source>
        <translation>Write it on paper and keep it with the venue&apos;s seal. Without it nobody can open these data after the system is reinstalled. The program does not keep it and will not show it again.</translation>
    </message>
    <message>
        <source>大小写、空格和横线都不要紧</source>
        <translation>Case, spaces and dashes do not matter</translation>
    </message>
    <message>
        <source>照着纸上输一遍</source>
        <translation>Type it from the paper</translation>
    </message>
    <message>
        <source>再看一次</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>请本人用手机拍下，到馆时出示，扫一下就签到</source>
        <translation>Let them photograph it: shown on arrival, one scan checks them in</translation>
    </message>
    <message>
        <source>保存图片</source>
        <translation>Save picture</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>这台电脑没有打印机。可以保存图片，拿到别处打印。</source>
        <translation>This PC has no printer. Save the picture and print it elsewhere.</translation>
    </message>
    <message>
        <source>保存会员码</source>
        <translation>Save member code</translation>
    </message>
    <message>
        <source>图片 (*.png)</source>
        <translation>Picture (*.png)</translation>
    </message>
    <message>
        <source>没有存成，换一个文件夹再试。</source>
        <translation>Not saved. Try another folder.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>会员码</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>到访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>还没有来过</source>
        <translation>Never came</translation>
    </message>
    <message numerus="yes">
        <source>%n 次，最近 {at}</source>
        <translation>
            <numerusform>%n visit, last {at}</numerusform>
            <numerusform>%n visits, last {at}</numerusform>
        </translation>
    </message>
    <message>
        <source>合并后用这张</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>{day} 登记，{who}经办</source>
        <translation>Registered {day} by {who}</translation>
    </message>
    <message>
        <source>{day} 登记</source>
        <translation>Registered {day}</translation>
    </message>
    <message>
        <source>两边一致</source>
        <translation>Both agree</translation>
    </message>
</context>
<context>
    <name>ConsentBox</name>
    <message>
        <source>仅限到馆登记</source>
        <translation>Arrival records only</translation>
    </message>
    <message>
        <source>监护人已同意保存个人信息</source>
        <translation>The guardian agrees to personal data being kept</translation>
    </message>
    <message>
        <source>还没有告知</source>
        <translation>Not informed yet</translation>
    </message>
    <message>
        <source>已同意保存个人信息</source>
        <translation>Agrees to personal data being kept</translation>
    </message>
    <message>
        <source>登记时没有问。方便时当面告知，再到“编辑”里记下回答。</source>
        <translation>Not asked at registration. Inform them when convenient and note the answer under &quot;Edit&quot;.</translation>
    </message>
    <message>
        <source>用于到馆登记、活动通知，可随时撤回。</source>
        <translation>For arrival records and event notices; can be withdrawn at any time.</translation>
    </message>
    <message>
        <source>只用于到馆登记，不做联系。</source>
        <translation>For arrival records only, no contact.</translation>
    </message>
    <message>
        <source>{day} {how}，{use}告知书 {version} 版。</source>
        <translation>{day} {how}. {use} Notice version {version}.</translation>
    </message>
</context>
<context>
    <name>CopyWeek</name>
    <message>
        <source>上一周也没有可以照排的活动</source>
        <translation type="unfinished">There was nothing to repeat the week before either</translation>
    </message>
    <message>
        <source>从上周复制</source>
        <translation type="unfinished">Copy last week</translation>
    </message>
    <message numerus="yes">
        <source>已照上周排好 %n 个草稿</source>
        <translation type="unfinished">
            <numerusform>%n draft made from last week</numerusform>
            <numerusform>%n drafts made from last week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message numerus="yes">
        <source>{name}已加入候补，前面还有 %n 位</source>
        <translation>
            <numerusform>{name} is on the waiting list, %n person before them</numerusform>
            <numerusform>{name} is on the waiting list, %n people before them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>匿名 %n 人</source>
        <translation>
            <numerusform>%n anonymous</numerusform>
            <numerusform>%n anonymous</numerusform>
        </translation>
    </message>
    <message>
        <source>已签到：{name}</source>
        <translation>Checked in: {name}</translation>
    </message>
    <message>
        <source>再次入馆：{name}</source>
        <translation>Back again: {name}</translation>
    </message>
    <message>
        <source>已计数：{name}</source>
        <translation>Counted: {name}</translation>
    </message>
    <message>
        <source>已离馆：{name}</source>
        <translation>Left: {name}</translation>
    </message>
    <message>
        <source>{name}的签到</source>
        <translation>{name}&apos;s check-in</translation>
    </message>
    <message>
        <source>{name}的再次入馆</source>
        <translation>{name} coming back</translation>
    </message>
    <message>
        <source>{name}的计数</source>
        <translation>counting {name}</translation>
    </message>
    <message>
        <source>{name}的离馆登记</source>
        <translation>{name} leaving</translation>
    </message>
    <message>
        <source>持票人</source>
        <translation>Ticket holder</translation>
    </message>
    <message>
        <source>{name}的活动签到</source>
        <translation>{name}&apos;s event check-in</translation>
    </message>
</context>
<context>
    <name>CounterDialog</name>
    <message>
        <source>叫号屏上和叫号时用这个名字。留空就用本机的字母。</source>
        <translation>Shown on the call screen and when calling. Empty: the letter of this PC.</translation>
    </message>
    <message>
        <source>如：2 号窗口、咨询台</source>
        <translation>Such as Counter 2, Advice desk</translation>
    </message>
    <message>
        <source>窗口名</source>
        <translation>Name of the counter</translation>
    </message>
</context>
<context>
    <name>DayClose</name>
    <message>
        <source>已送往打印机：{name}</source>
        <translation>Sent to the printer: {name}</translation>
    </message>
    <message>
        <source>日结对账 {day}</source>
        <translation>Day close {day}</translation>
    </message>
    <message>
        <source>已存为 PDF</source>
        <translation>Saved as PDF</translation>
    </message>
    <message>
        <source>没有存下来。换一个文件夹再试</source>
        <translation>It was not saved. Try another folder</translation>
    </message>
    <message>
        <source>没有打印机，存为 PDF</source>
        <translation>No printer: save as PDF</translation>
    </message>
</context>
<context>
    <name>DeclineDialog</name>
    <message>
        <source>怎么问的</source>
        <translation>Asked how</translation>
    </message>
    <message>
        <source>问过几次</source>
        <translation>Times asked</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>{title}的选择</source>
        <translation>the choice for {title}</translation>
    </message>
    <message>
        <source>已选定：{title}</source>
        <translation>Chosen: {title}</translation>
    </message>
    <message>
        <source>已改回：{title}</source>
        <translation>Put back: {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n 条会再发一次</source>
        <translation>
            <numerusform>%n record will be sent again</numerusform>
            <numerusform>%n records will be sent again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条会送回总部</source>
        <translation>
            <numerusform>%n record will be sent back</numerusform>
            <numerusform>%n records will be sent back</numerusform>
        </translation>
    </message>
    <message>
        <source>已移除，还有事没办完的等办完再移除</source>
        <translation>Removed; what somebody is still busy with goes when that is done</translation>
    </message>
    <message>
        <source>都留着，正在和总部再核对</source>
        <translation>All kept; comparing with headquarters again</translation>
    </message>
    <message>
        <source>会再发一次：{what}</source>
        <translation>Will be sent again: {what}</translation>
    </message>
    <message>
        <source>已复制，里面没有任何人的资料</source>
        <translation>Copied; nothing about anybody is in it</translation>
    </message>
    <message>
        <source>已放弃：{what}</source>
        <translation>Given up: {what}</translation>
    </message>
    <message>
        <source>改好重发：{name}</source>
        <translation>Mend and resend: {name}</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>已改好，会再发一次：{what}</source>
        <translation>Mended, will be sent again: {what}</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>联系方式和到访记录需要前台权限</source>
        <translation>Contact details and visits need the front-desk role</translation>
    </message>
    <message>
        <source>监护人同意书</source>
        <translation>Guardian&apos;s consent sheet</translation>
    </message>
    <message>
        <source>还没有。签好后拍照或扫描，添加到这里。</source>
        <translation>None yet. Once it is signed, photograph or scan it and add it here.</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>年龄段</source>
        <translation>Age band</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>单位或学校</source>
        <translation>Employer or school</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>{name}（{relation}）</source>
        <translation>{name} ({relation})</translation>
    </message>
    <message>
        <source>监护人手机</source>
        <translation>Guardian&apos;s phone</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>会员码</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>最近经历</source>
        <translation>Recent history</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 条</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message>
        <source>同意书</source>
        <translation type="unfinished">Consent sheet</translation>
    </message>
    <message>
        <source>服务推荐</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>不接受推荐，由工作人员安排</source>
        <translation>Wants none; staff arrange it</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>诊断包 {day}</source>
        <translation>Diagnostics {day}</translation>
    </message>
    <message>
        <source>诊断包已存好（{size} 字节），里面没有任何人的资料</source>
        <translation>The bundle is saved ({size} bytes); nothing about anybody is in it</translation>
    </message>
    <message>
        <source>把诊断包存到</source>
        <translation>Save the bundle to</translation>
    </message>
</context>
<context>
    <name>DirectoryDialog</name>
    <message>
        <source>指派</source>
        <translation type="unfinished">Assign</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>名录里找谁来帮</source>
        <translation>Find help in the directory</translation>
    </message>
    <message>
        <source>名录</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>问总部</source>
        <translation>Ask headquarters</translation>
    </message>
    <message>
        <source>转介…</source>
        <translation type="unfinished">Refer…</translation>
    </message>
    <message>
        <source>先写至少 2 个字，或选一个类别</source>
        <translation>Write 2 characters at least, or choose a category</translation>
    </message>
    <message>
        <source>正在问总部…</source>
        <translation>Asking headquarters…</translation>
    </message>
    <message>
        <source>连不上总部，联网后再问</source>
        <translation>No connection to headquarters; ask once you are online</translation>
    </message>
    <message>
        <source>到总部的名录里找别的区县  Alt H</source>
        <translation>Look at headquarters for other districts  Alt H</translation>
    </message>
    <message>
        <source>问总部（离线）</source>
        <translation>Ask headquarters (offline)</translation>
    </message>
    <message>
        <source>先选一位现在能帮忙的</source>
        <translation>Choose somebody who can help now</translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>放弃这一条</source>
        <translation>Give this one up</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>不放弃</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>例如：登记重了</source>
        <translation>For example: registered twice</translation>
    </message>
    <message>
        <source>{what} 不再发送。本机留着这一条，标着原因，不再计数。</source>
        <translation>{what} will not be sent. It stays on this PC, marked with the reason, and counts no more. </translation>
    </message>
    <message numerus="yes">
        <source>在等它的 %n 条会回到这里，逐条处理。</source>
        <translation>
            <numerusform>The %n record that waits for it will come back here.</numerusform>
            <numerusform>The %n records that wait for it will come back here, one by one.</numerusform>
        </translation>
    </message>
    <message>
        <source>为什么放弃</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Begin work</translation>
    </message>
    <message>
        <source>材料已到，时限接着走</source>
        <translation>Material is here, the limit runs on</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>已催办</source>
        <translation>Reminded</translation>
    </message>
    <message>
        <source>已闭环</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>改派 {number}</source>
        <translation>Reassign {number}</translation>
    </message>
    <message>
        <source>要材料 {number}</source>
        <translation>Ask for material {number}</translation>
    </message>
    <message>
        <source>已指派</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>已改派</source>
        <translation>Reassigned</translation>
    </message>
    <message>
        <source>已记下，材料到之前时限停着</source>
        <translation>Recorded. The limit stands still until the material comes</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>合作单位</source>
        <translation>the partner</translation>
    </message>
    <message>
        <source>已转办</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>总部</source>
        <translation type="unfinished">Headquarters</translation>
    </message>
    <message>
        <source>已办结，把结果告诉本人</source>
        <translation>Resolved. Now tell the young person</translation>
    </message>
    <message>
        <source>已告知，等本人评价</source>
        <translation>Told. Now their rating is awaited</translation>
    </message>
    <message>
        <source>已重新办理，时限重新算</source>
        <translation>Taken up again, the limit begins anew</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>不予受理，已记下</source>
        <translation>Not taken on, recorded</translation>
    </message>
    <message>
        <source>已延期</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>已标为敏感，只有社工和站长能看</source>
        <translation>Marked sensitive. Only social workers and managers read it</translation>
    </message>
    <message>
        <source>已标为紧急，站长会看到</source>
        <translation>Marked as emergency, the manager will see it</translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished">Reason</translation>
    </message>
    <message>
        <source>已录入纸质评价</source>
        <translation>Slip typed in</translation>
    </message>
    <message>
        <source>要材料</source>
        <translation>Ask for material</translation>
    </message>
    <message>
        <source>材料到之前，时限停着不走。</source>
        <translation>Until it comes, the limit stands still.</translation>
    </message>
    <message>
        <source>要什么材料</source>
        <translation>What is needed</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>回到待受理，重新找人办。</source>
        <translation>It goes back to the new ones, for somebody else to take on.</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>写清楚办成了什么，本人问起时照着说。</source>
        <translation>Write what came of it, as it can be told to the young person.</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>本人撤回</source>
        <translation>Withdrawn by the young person</translation>
    </message>
    <message>
        <source>本人不需要了。撤回后不再办理。</source>
        <translation>They do not need it any more. Nobody works on it afterwards.</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not taken on</translation>
    </message>
    <message>
        <source>写清楚为什么，能去哪里办。</source>
        <translation>Write why, and where they can go.</translation>
    </message>
    <message>
        <source>不受理</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>记下</source>
        <translation type="unfinished">Write down</translation>
    </message>
    <message>
        <source>写一句</source>
        <translation>A line</translation>
    </message>
    <message>
        <source>重新办理</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>回到服务中，时限从现在重新算。</source>
        <translation>It goes back into work, and its limit begins anew now.</translation>
    </message>
    <message>
        <source>重办</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>转总部</source>
        <translation>To headquarters</translation>
    </message>
    <message>
        <source>总部只看到类别和时间，看不到内容。请同时打电话说明，结果记在这里。</source>
        <translation>Headquarters sees category and times, not the words. Ring them up as well, and note the result here.</translation>
    </message>
    <message>
        <source>标为敏感 {number}</source>
        <translation>Mark {number} sensitive</translation>
    </message>
    <message>
        <source>以后只有社工和站长能看内容，不能再改回来。</source>
        <translation>From now on only social workers and managers read the content. This cannot be undone.</translation>
    </message>
    <message>
        <source>标敏感</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>指派 {number}</source>
        <translation>Assign {number}</translation>
    </message>
    <message>
        <source>转办 {number}</source>
        <translation>Transfer {number}</translation>
    </message>
    <message>
        <source>转给总部或别的青年之家，两边都看得到办到哪一步。</source>
        <translation>To headquarters or another Youth Home. Both sides see how far it has come.</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>{name}愿意帮忙</source>
        <translation>{name} offers to help</translation>
    </message>
    <message>
        <source>告知本人 {number}</source>
        <translation>Tell the result of {number}</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>怎么说的</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>本人不评价 {number}</source>
        <translation>Rating of {number} declined</translation>
    </message>
    <message>
        <source>先请本人评价。问过而不愿评的，写清楚怎么问的、问过几次。</source>
        <translation>Ask for their rating first. If they do not want to, write how they were asked and how often.</translation>
    </message>
    <message>
        <source>闭环</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>延期 {number}</source>
        <translation>Extend {number}</translation>
    </message>
    <message>
        <source>延期要站长同意，原因会记在办理记录里。</source>
        <translation>A manager has to agree. The reason goes into the log.</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>归档 {number}</source>
        <translation>Archive {number}</translation>
    </message>
    <message>
        <source>归档后只能看，不能再重新办理。闭环后 {days} 天内本人还可能再来。</source>
        <translation>In the archive it is only read and cannot be taken up again. Within {days} days of closing they may still come back.</translation>
    </message>
    <message>
        <source>归档</source>
        <translation type="unfinished">Archive</translation>
    </message>
    <message>
        <source>已交给{name}，联网后通知对方</source>
        <translation>Given to {name}. They hear of it once the line is back</translation>
    </message>
    <message>
        <source>已交给{name}</source>
        <translation>Given to {name}</translation>
    </message>
    <message>
        <source>这一天闭馆，不能预约</source>
        <translation>Closed on that day</translation>
    </message>
    <message>
        <source>这个时段已经过去，没有预约</source>
        <translation>This time is over, and nobody had it</translation>
    </message>
    <message>
        <source>{name} 的预约照旧保留</source>
        <translation>The booking of {name} is kept</translation>
    </message>
    <message>
        <source>已改写 {name} 的预约</source>
        <translation>Booking of {name} changed</translation>
    </message>
    <message>
        <source>{name} 已核销</source>
        <translation>{name} used it</translation>
    </message>
    <message>
        <source>{name} 记为爽约</source>
        <translation>{name} is noted as a no-show</translation>
    </message>
    <message>
        <source>{name} 改回已预约</source>
        <translation>{name} is booked again</translation>
    </message>
    <message>
        <source>已取消 {name} 的预约</source>
        <translation>The booking of {name} is cancelled</translation>
    </message>
    <message>
        <source>{name} 已改期</source>
        <translation>{name} was moved</translation>
    </message>
    <message>
        <source>已预约 {when}</source>
        <translation>Booked {when}</translation>
    </message>
    <message>
        <source>已添加，可以预约了</source>
        <translation>Added; it can be booked now</translation>
    </message>
    <message>
        <source>{number} 到了</source>
        <translation>{number} is here</translation>
    </message>
    <message>
        <source>{number} 过号</source>
        <translation>{number} missed their turn</translation>
    </message>
    <message>
        <source>{number} 办完了</source>
        <translation>{number} is served</translation>
    </message>
    <message>
        <source>再叫一遍 {number}</source>
        <translation>{number} called again</translation>
    </message>
    <message>
        <source>{number} 不等了</source>
        <translation>{number} has left</translation>
    </message>
    <message>
        <source>{number} 重新排队</source>
        <translation>{number} is back in line</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>the other side</translation>
    </message>
    <message>
        <source>已改写</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>已改类别，时限按新类别算</source>
        <translation>Category changed, the time limit with it</translation>
    </message>
    <message>
        <source>答复对方</source>
        <translation>Answer them</translation>
    </message>
    <message>
        <source>对方的青年之家会看到这句话，接着办。</source>
        <translation>The other youth home sees this and goes on.</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>答复什么</source>
        <translation>What to answer</translation>
    </message>
    <message>
        <source>改写 {number}</source>
        <translation>Change {number}</translation>
    </message>
    <message>
        <source>改类别 {number}</source>
        <translation>Change category of {number}</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>示例数据·PIN 都是 {pin}</source>
        <translation>Sample data · every PIN is {pin}</translation>
    </message>
    <message>
        <source>还没有设 PIN</source>
        <translation>No PIN yet</translation>
    </message>
    <message>
        <source>没有在本机登录过</source>
        <translation>Never signed in on this PC</translation>
    </message>
    <message>
        <source>上次登录 {when}</source>
        <translation>Last sign-in {when}</translation>
    </message>
    <message>
        <source>新 PIN 设好了，现在可以登录</source>
        <translation>The new PIN is set, you can sign in now</translation>
    </message>
</context>
<context>
    <name>EmergencyCard</name>
    <message>
        <source>有人可能有危险</source>
        <translation>Somebody may be in danger</translation>
    </message>
    <message>
        <source>标为紧急</source>
        <translation>Mark as emergency</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>先保证人安全，身边留个人陪着，再登记。</source>
        <translation>First make sure they are safe and not alone, then write it down.</translation>
    </message>
    <message>
        <source>正在发生伤害，或有人有生命危险，马上报警</source>
        <translation>Somebody is being hurt or a life is at risk: call the police now</translation>
    </message>
    <message>
        <source>青少年服务台：想轻生、被家暴、被欺凌，有心理和法律老师接听</source>
        <translation>Youth service line: suicidal thoughts, violence at home, bullying; counsellors and lawyers answer</translation>
    </message>
    <message>
        <source>标为紧急后，这件需求排在最前面，站长打开程序就会看到。</source>
        <translation>Marked urgent, the request goes before all others and the manager is told in the program.</translation>
    </message>
    <message>
        <source>同时设为敏感事项，内容只有社工和站长能看</source>
        <translation>Sensitive as well: only social workers and the manager read it</translation>
    </message>
</context>
<context>
    <name>EqualRow</name>
    <message>
        <source>两边一致</source>
        <translation>Both agree</translation>
    </message>
</context>
<context>
    <name>Evacuation</name>
    <message>
        <source>已送往打印机：{name}</source>
        <translation>Sent to the printer: {name}</translation>
    </message>
    <message>
        <source>馆内名单 {time}</source>
        <translation>In the venue {time}</translation>
    </message>
    <message>
        <source>名单已存为 PDF，用完请删除</source>
        <translation>List saved as PDF; delete it after use</translation>
    </message>
    <message>
        <source>名单没有存下来。换一个文件夹再试</source>
        <translation>The list was not saved. Try another folder</translation>
    </message>
    <message>
        <source>没有打印机，把名单存为 PDF</source>
        <translation>No printer: save the list as PDF</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>从往期复制</source>
        <translation>Copy an earlier event</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>The event</translation>
    </message>
    <message>
        <source>时间与地点</source>
        <translation>When and where</translation>
    </message>
    <message>
        <source>名额与报名</source>
        <translation>Seats and registration</translation>
    </message>
    <message>
        <source>发布到</source>
        <translation>Publish to</translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished">More</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>活动名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished">Category</translation>
    </message>
    <message>
        <source>一句话介绍</source>
        <translation>In one sentence</translation>
    </message>
    <message>
        <source> 人</source>
        <translation> seats</translation>
    </message>
    <message>
        <source>不用报名</source>
        <translation type="unfinished">No registration</translation>
    </message>
    <message>
        <source>总名额</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>现场预留</source>
        <translation>Kept for the desk</translation>
    </message>
    <message>
        <source>断网时由本机发放</source>
        <translation>Given here when offline</translation>
    </message>
    <message>
        <source>报名截止</source>
        <translation>Registration closes</translation>
    </message>
    <message>
        <source>候补</source>
        <translation>Waitlist</translation>
    </message>
    <message>
        <source>满员后可候补，按先后转正</source>
        <translation>Waitlist when full, in order</translation>
    </message>
    <message>
        <source>青年之声（网上报名）</source>
        <translation>Youth Voice (web)</translation>
    </message>
    <message>
        <source>本馆自助机</source>
        <translation>Our kiosk</translation>
    </message>
    <message>
        <source>申请列为区级联办</source>
        <translation>Ask for district listing</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>保存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>不设截止</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>活动开始时</source>
        <translation>When it starts</translation>
    </message>
    <message>
        <source>活动前 2 小时</source>
        <translation>2 hours before</translation>
    </message>
    <message>
        <source>活动前 1 天</source>
        <translation>1 day before</translation>
    </message>
    <message>
        <source>照原来的时间</source>
        <translation>As it was</translation>
    </message>
</context>
<context>
    <name>EventView</name>
    <message>
        <source>看电话名单</source>
        <translation>Whom to ring up</translation>
    </message>
    <message>
        <source>总部退回了这个活动</source>
        <translation>Headquarters returned this event</translation>
    </message>
    <message>
        <source>去修改</source>
        <translation>Mend it</translation>
    </message>
    <message>
        <source>活动</source>
        <translation type="unfinished">Events</translation>
    </message>
    <message>
        <source>回到活动  Esc</source>
        <translation>Back to events  Esc</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print sign-in sheet</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation type="unfinished">Edit</translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished">More</translation>
    </message>
    <message>
        <source>开始签到</source>
        <translation>Admit</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>负责人 {name}</source>
        <translation>In charge: {name}</translation>
    </message>
    <message>
        <source>名单截至 {time}，离线期间网上的新报名还看不到</source>
        <translation>As of {time}: new web registrations are not seen while offline</translation>
    </message>
    <message>
        <source>总部统一行动</source>
        <translation type="unfinished">Campaign</translation>
    </message>
    <message>
        <source>总部已删除这个活动</source>
        <translation>Headquarters removed this event</translation>
    </message>
    <message>
        <source>这一场已取消</source>
        <translation>This session was called off</translation>
    </message>
    <message>
        <source>活动已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message numerus="yes">
        <source>来的人按到馆登记；报了名的打电话告诉，还有 %n 位。</source>
        <translation>
            <numerusform>Whoever comes is checked in as a visitor; ring up those registered, %n left.</numerusform>
            <numerusform>Whoever comes is checked in as a visitor; ring up those registered, %n left.</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}：{why}</source>
        <translation>{what}: {why}</translation>
    </message>
    <message>
        <source>改了时间或场地</source>
        <translation>Time or room was changed</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 位没告诉，打电话说一声。</source>
        <translation>
            <numerusform>%n person has not been told: ring them up.</numerusform>
            <numerusform>%n people have not been told: ring them up.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有写原因，可以打电话问。</source>
        <translation>No reason was given; ring up and ask.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出名单</source>
        <translation>Export list</translation>
    </message>
    <message>
        <source>选位置，保存</source>
        <translation>Choose where, save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>存为 Excel 文件：报名、候补、取消的都在，连同问题的回答和到场时间。</source>
        <translation>Saved as an Excel file: who registered, who waits and who cancelled, with answers and times of arrival.</translation>
    </message>
    <message>
        <source>只要这一场</source>
        <translation>This session only</translation>
    </message>
    <message>
        <source>全部场次，一场一张表</source>
        <translation>All sessions, one sheet each</translation>
    </message>
    <message>
        <source>场次</source>
        <translation type="unfinished">Session</translation>
    </message>
    <message>
        <source>只留首尾（推荐）</source>
        <translation>Masked (recommended)</translation>
    </message>
    <message>
        <source>完整号码，记入操作日志</source>
        <translation>In full; this is noted in the log</translation>
    </message>
    <message>
        <source>文件离开了本机就不再受保护，用完请删除</source>
        <translation>Outside this PC the file is not protected. Delete it when done</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation type="unfinished">Phone number</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>报名名单 {title}</source>
        <translation>Registrations {title}</translation>
    </message>
    <message numerus="yes">
        <source>名单已保存，共 %n 人。用完请删除</source>
        <translation>
            <numerusform>List saved, %n person. Delete it when done</numerusform>
            <numerusform>List saved, %n people. Delete it when done</numerusform>
        </translation>
    </message>
    <message>
        <source>保存名单</source>
        <translation>Save list</translation>
    </message>
</context>
<context>
    <name>ExtendDialog</name>
    <message>
        <source>再要几个工作日</source>
        <translation>More working days</translation>
    </message>
    <message>
        <source>谁同意的</source>
        <translation>Agreed by</translation>
    </message>
</context>
<context>
    <name>FileBox</name>
    <message>
        <source>添加</source>
        <translation type="unfinished">Add</translation>
    </message>
    <message>
        <source>添加：{what}</source>
        <translation>Add: {what}</translation>
    </message>
    <message>
        <source>选文件，或把照片、PDF 拖到这里，也可以粘贴</source>
        <translation>Choose a file, drop photos or PDFs here, or paste</translation>
    </message>
    <message>
        <source>查看</source>
        <translation type="unfinished">View</translation>
    </message>
    <message>
        <source>查看{name}</source>
        <translation>View {name}</translation>
    </message>
    <message>
        <source>撤下{name}</source>
        <translation>Take back {name}</translation>
    </message>
</context>
<context>
    <name>FileDeeds</name>
    <message>
        <source>照片和 PDF (*.jpg *.jpeg *.png *.webp *.pdf)</source>
        <translation type="unfinished">Photos and PDF (*.jpg *.jpeg *.png *.webp *.pdf)</translation>
    </message>
    <message>
        <source>正在从总部取回，到了就打开</source>
        <translation type="unfinished">Fetching from headquarters; it opens when it is here</translation>
    </message>
    <message>
        <source>另存为（电脑上会留下一份不加密的）</source>
        <translation type="unfinished">Save as (leaves an unencrypted copy on this PC)</translation>
    </message>
    <message>
        <source>已另存，用完记得删掉</source>
        <translation type="unfinished">Saved; delete it when you are done</translation>
    </message>
    <message>
        <source>本机的内容会删掉，总部的 30 天后删掉。记录里会留下谁在什么时候撤下的。</source>
        <translation type="unfinished">Its content on this PC is deleted now, at headquarters after 30 days. Who took it back and when stays on record.</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation type="unfinished">Take back</translation>
    </message>
    <message>
        <source>不撤</source>
        <translation type="unfinished">Keep it</translation>
    </message>
</context>
<context>
    <name>FilesLine</name>
    <message>
        <source>照片和文件</source>
        <translation>Photos and files</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>不填了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>不填了  Esc</source>
        <translation>Discard  Esc</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>姓名或称呼</source>
        <translation>Name or what to call them</translation>
    </message>
    <message>
        <source>11 位手机号</source>
        <translation>11-digit phone number</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>不填</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>年龄段</source>
        <translation>Age band</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>监护人姓名</source>
        <translation>Guardian&apos;s name</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>监护人手机</source>
        <translation>Guardian&apos;s phone</translation>
    </message>
    <message>
        <source>信息授权</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation>Political status</translation>
    </message>
    <message>
        <source>单位或学校</source>
        <translation>Employer or school</translation>
    </message>
    <message>
        <source>用逗号隔开，例如 志愿者，夜校</source>
        <translation>Separated by commas, such as volunteer, night school</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>登记新人</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>编辑：{name}</source>
        <translation>Edit: {name}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>还没有告知也可以登记，之后再补。</source>
        <translation>You may register now and inform them later.</translation>
    </message>
    <message>
        <source>只记到馆，不做联系。</source>
        <translation>Arrivals only, no contact.</translation>
    </message>
    <message>
        <source>不满 14 岁，由监护人看告知书 {version} 版并回答。</source>
        <translation>Under 14: the guardian reads notice version {version} and answers.</translation>
    </message>
    <message>
        <source>请先出示或读出告知书 {version} 版：用于到馆登记、活动通知，可随时撤回。</source>
        <translation>First show or read out notice version {version}: for arrival records and event notices, can be withdrawn at any time.</translation>
    </message>
    <message>
        <source>没有留手机</source>
        <translation>No phone left</translation>
    </message>
    <message>
        <source>已有一位{name}（{number}），是同一个人吗？</source>
        <translation>There is a {name} ({number}) already. The same person?</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>写的还没有保存。再按一次 Esc 就不要了</source>
        <translation>Not saved yet. Press Esc again to discard</translation>
    </message>
    <message>
        <source>有需求时不由系统推荐人选，由工作人员安排</source>
        <translation>Nobody is suggested for their requests; staff arrange it</translation>
    </message>
    <message>
        <source>不接受推荐</source>
        <translation>Wants no suggestions</translation>
    </message>
    <message>
        <source>服务推荐</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>GivenDialog</name>
    <message>
        <source>打印</source>
        <translation type="unfinished">Print</translation>
    </message>
</context>
<context>
    <name>GuardianDialog</name>
    <message>
        <source>{name}的监护人</source>
        <translation>{name}: guardian</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
</context>
<context>
    <name>GuardianForm</name>
    <message>
        <source>不满 14 岁，谁来负责、怎么联系？只记在这次报名里。</source>
        <translation>Under 14: who answers for the child, and how are they reached? Kept with this registration only.</translation>
    </message>
    <message>
        <source>11 位手机号</source>
        <translation type="unfinished">11-digit phone number</translation>
    </message>
    <message>
        <source>与孩子的关系</source>
        <translation type="unfinished">Relation to the child</translation>
    </message>
    <message>
        <source>监护人姓名</source>
        <translation type="unfinished">Guardian&apos;s name</translation>
    </message>
    <message>
        <source>监护人手机</source>
        <translation type="unfinished">Guardian&apos;s phone</translation>
    </message>
</context>
<context>
    <name>GuestRating</name>
    <message>
        <source>请你评价</source>
        <translation>Please rate</translation>
    </message>
    <message>
        <source>说两句吧（选填）</source>
        <translation>A few words (optional)</translation>
    </message>
    <message>
        <source>说两句吧</source>
        <translation>A few words</translation>
    </message>
    <message>
        <source>今天 {opens} ～ {closes} 开放</source>
        <translation>Open today {opens}-{closes}</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>匿名评价：谁写的没有人能查到</source>
        <translation>Without my name: nobody can find out who wrote it</translation>
    </message>
    <message>
        <source>提交</source>
        <translation type="unfinished">Submit</translation>
    </message>
    <message>
        <source>谢谢你的评价</source>
        <translation>Thank you for your rating</translation>
    </message>
    <message>
        <source>哪里做得好？可多选，也可跳过</source>
        <translation>What was good? Choose any, or skip</translation>
    </message>
    <message>
        <source>哪里可以更好？可多选，也可跳过</source>
        <translation>What could be better? Choose any, or skip</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Usual type</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>不记名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>请把屏幕转回给工作人员</source>
        <translation>Please turn the screen back to staff</translation>
    </message>
    <message>
        <source>还在用吗？10 秒后自动返回</source>
        <translation>Still there? Back in 10 seconds</translation>
    </message>
    <message>
        <source>还在用</source>
        <translation>Still here</translation>
    </message>
</context>
<context>
    <name>HeadsPanel</name>
    <message>
        <source>匿名计数</source>
        <translation>Anonymous count</translation>
    </message>
    <message>
        <source>只计人数，不留姓名和手机号</source>
        <translation>Heads only, no names or phones</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>年龄段</source>
        <translation>Age band</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Heads</translation>
    </message>
</context>
<context>
    <name>HelpLine</name>
    <message>
        <source>看看</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>已发出，有人愿意帮会在这里看到</source>
        <translation>Sent; offers will be shown here</translation>
    </message>
    <message>
        <source>已记下，联网后发给别的青年之家</source>
        <translation>Noted; other Youth Homes are told when we are online</translation>
    </message>
    <message>
        <source>不再找帮手了</source>
        <translation>No longer asking for help</translation>
    </message>
    <message>
        <source>已告诉{name}</source>
        <translation>{name} is told</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>发送与答复</source>
        <translation>Sent and answered</translation>
    </message>
    <message>
        <source>自动合并的</source>
        <translation>Merged by rule</translation>
    </message>
    <message>
        <source>选定的</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>按天</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>日结对账…</source>
        <translation>Day close…</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>改回另一个</source>
        <translation>Put the other back</translation>
    </message>
    <message>
        <source>最近 {count} 条；鼠标停在回执上可看总部批次</source>
        <translation>The last {count}; hover over a receipt for the headquarters batch</translation>
    </message>
    <message>
        <source>两边改了不同的项，或后写的算数：不用选，原来的值总部留着</source>
        <translation>Other fields changed, or the later value stands: nothing to choose; headquarters keeps the old value</translation>
    </message>
    <message>
        <source>一天内可以改回另一个</source>
        <translation>For a day the other value can be put back</translation>
    </message>
    <message>
        <source>最近 30 天，按总部答复的那天算</source>
        <translation>The last 30 days, by the day of the answer</translation>
    </message>
    <message>
        <source>已收下</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>已合并</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>没有收下</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>待总部确认</source>
        <translation>Awaiting headquarters</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>别处也改了{fields}，按后写的算</source>
        <translation>{fields}: the later one stands</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{field}：{value}，没用 {other}</source>
        <translation>{field}: {value}, not {other}</translation>
    </message>
    <message numerus="yes">
        <source>发出 %n 条</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message>
        <source>收下 {taken} 条，没收下 {refused} 条</source>
        <translation>{taken} taken, {refused} not taken</translation>
    </message>
</context>
<context>
    <name>HoursDialog</name>
    <message>
        <source>{name} 的时长</source>
        <translation>Hours of {name}</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>小时，按 0.5 填，最多 {most}</source>
        <translation>hours, by halves, at most {most}</translation>
    </message>
    <message>
        <source>做了多久</source>
        <translation>For how long</translation>
    </message>
    <message>
        <source>例如：问过本人，19:30 走的</source>
        <translation>For example: asked them, they left at 19:30</translation>
    </message>
    <message>
        <source>怎么知道的</source>
        <translation>How it is known</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>InsideCard</name>
    <message>
        <source>馆内名单</source>
        <translation>In the venue</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>疏散时点名用，含姓名和到馆时间</source>
        <translation>For the roll call in an evacuation, with names and arrival times</translation>
    </message>
    <message>
        <source>登记离馆</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>现在馆里没有人</source>
        <translation>Nobody is in the venue now</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已过闭馆时间，有 %n 位没有登记离馆，离馆时间未知。</source>
        <translation>
            <numerusform>After closing: %n person was not checked out, leaving time unknown.</numerusform>
            <numerusform>After closing: %n people were not checked out, leaving times unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobDialog</name>
    <message>
        <source>请稍等…</source>
        <translation>One moment…</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>加入总部</source>
        <translation>Join headquarters</translation>
    </message>
    <message>
        <source>重新加入总部</source>
        <translation>Join headquarters again</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>重新加入</source>
        <translation>Join again</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>入网码由区团委在“青年之声”后台生成，用一次，24 小时内有效。</source>
        <translation>The code is made by the district committee in Youth Voice. It works once, within 24 hours.</translation>
    </message>
    <message>
        <source>还没发出的记录都留着，重新加入后自动发送。</source>
        <translation>What has not been sent yet is kept, and goes out by itself after joining again.</translation>
    </message>
    <message>
        <source>总部地址</source>
        <translation>Headquarters&apos; address</translation>
    </message>
    <message>
        <source>8 个字符，可整段粘贴，大小写和空格都不要紧；里面没有 I、O、0、1</source>
        <translation>8 characters; paste it whole, case and spaces do not matter; it has no I, O, 0 or 1</translation>
    </message>
    <message>
        <source>入网码</source>
        <translation>Join code</translation>
    </message>
    <message>
        <source>这台电脑叫什么</source>
        <translation>Name of this PC</translation>
    </message>
    <message>
        <source>前台 1 号机</source>
        <translation>Desk PC 1</translation>
    </message>
    <message>
        <source>先独立使用，之后再加入</source>
        <translation>Stand-alone for now, join later</translation>
    </message>
    <message>
        <source>正在连接总部…</source>
        <translation>Connecting to headquarters…</translation>
    </message>
    <message>
        <source>还没填总部地址</source>
        <translation>Headquarters&apos; address is missing</translation>
    </message>
    <message numerus="yes">
        <source>少了 %n 位，入网码是 8 位</source>
        <translation>
            <numerusform>%n character missing, the code has 8</numerusform>
            <numerusform>%n characters missing, the code has 8</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>多了 %n 位，入网码是 8 位</source>
        <translation>
            <numerusform>%n character too many, the code has 8</numerusform>
            <numerusform>%n characters too many, the code has 8</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>两边都留着，每台电脑都看得到原因。</source>
        <translation>Both stay; every PC shows the reason.</translation>
    </message>
    <message>
        <source>如：双方同意合用、挤一挤坐得下</source>
        <translation>Such as: both agreed to share, there is room</translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished">Reason</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>已停用 {name}</source>
        <translation type="unfinished">{name} is no longer used</translation>
    </message>
    <message>
        <source>已重新启用 {name}</source>
        <translation type="unfinished">{name} is used again</translation>
    </message>
    <message>
        <source>已加进本馆名录</source>
        <translation type="unfinished">Added to our directory</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation type="unfinished">Saved</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>加密本机数据</source>
        <translation>Encrypt this PC&apos;s data</translation>
    </message>
    <message>
        <source>建立加密数据</source>
        <translation>Create encrypted data</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>人员和到访都加密存在这台电脑上，密钥交给系统凭据库保管。下一步会给你一个恢复码：换电脑或重装系统时要用它。</source>
        <translation>People and visits are kept encrypted on this PC; the system&apos;s keyring holds the key. Next you get a recovery code, needed for a new PC or a reinstalled system.</translation>
    </message>
    <message>
        <source>每次打开程序时要输入，至少 8 个字符</source>
        <translation>Asked each time the program starts, at least 8 characters</translation>
    </message>
    <message>
        <source>打开口令</source>
        <translation>Start passphrase</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>两次输入的口令不一样</source>
        <translation>The two passphrases differ</translation>
    </message>
</context>
<context>
    <name>LateDialog</name>
    <message>
        <source>补录到场</source>
        <translation>Record afterwards</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>选中</source>
        <translation type="unfinished">Select</translation>
    </message>
    <message>
        <source>例如：停电，纸上登记</source>
        <translation type="unfinished">For example: power cut, signed on paper</translation>
    </message>
    <message>
        <source>几点到的</source>
        <translation>Came at</translation>
    </message>
    <message>
        <source>为什么现在才补</source>
        <translation type="unfinished">Why only now</translation>
    </message>
    <message>
        <source>先找到这个人，按 Enter 选中</source>
        <translation type="unfinished">Find the person first, press Enter to select</translation>
    </message>
</context>
<context>
    <name>Launch</name>
    <message>
        <source>语言已改</source>
        <translation>Language changed</translation>
    </message>
    <message>
        <source>下次打开程序时生效。 / It takes effect at the next start.</source>
        <translation>It takes effect at the next start. / 下次打开程序时生效。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>本馆，可报名</source>
        <translation>Ours, open</translation>
    </message>
    <message>
        <source>已满 / 已结束</source>
        <translation>Full / over</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>On now</translation>
    </message>
    <message>
        <source>总部统一行动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
</context>
<context>
    <name>LineDetails</name>
    <message>
        <source>修改…</source>
        <translation type="unfinished">Change…</translation>
    </message>
    <message>
        <source>加进本馆名录</source>
        <translation type="unfinished">Add to our directory</translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation type="unfinished">Use again</translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished">Disable</translation>
    </message>
    <message>
        <source>改名录要有这项权限，请找站长或前台同事。</source>
        <translation type="unfinished">Changing the directory needs a right you do not have. Ask the manager or the front desk.</translation>
    </message>
    <message>
        <source>选一条看详情</source>
        <translation type="unfinished">Choose a line to see it in full</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation type="unfinished">Helps with</translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished">Organisation</translation>
    </message>
    <message>
        <source>联系</source>
        <translation type="unfinished">Contact</translation>
    </message>
    <message>
        <source>何时在</source>
        <translation type="unfinished">There when</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation type="unfinished">Where</translation>
    </message>
    <message>
        <source>语言</source>
        <translation type="unfinished">Languages</translation>
    </message>
    <message>
        <source>性别</source>
        <translation type="unfinished">Sex</translation>
    </message>
    <message>
        <source>容量</source>
        <translation type="unfinished">Capacity</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation type="unfinished">Valid until</translation>
    </message>
    <message>
        <source>在办</source>
        <translation type="unfinished">Cases</translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished">Source</translation>
    </message>
    <message>
        <source>就在本馆</source>
        <translation type="unfinished">At this venue</translation>
    </message>
    <message>
        <source>在办 {load} 件，90 天办完 {done} 件</source>
        <translation type="unfinished">{load} open, {done} finished in 90 days</translation>
    </message>
    <message>
        <source>，评分 {rating}</source>
        <translation type="unfinished">, rated {rating}</translation>
    </message>
    <message>
        <source>本馆，抄自总部名录（{where}）</source>
        <translation type="unfinished">Ours, copied from headquarters ({where})</translation>
    </message>
    <message>
        <source>本馆自己的</source>
        <translation type="unfinished">Ours</translation>
    </message>
    <message>
        <source>总部名录（{where}）</source>
        <translation type="unfinished">Headquarters ({where})</translation>
    </message>
    <message>
        <source>，本馆名录里已有</source>
        <translation type="unfinished">, already in our directory</translation>
    </message>
</context>
<context>
    <name>LineDialog</name>
    <message>
        <source>新增名录</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>修改名录</source>
        <translation>Change a line</translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>如：望江法律服务联盟</source>
        <translation>Such as: Wangjiang legal alliance</translation>
    </message>
    <message>
        <source>不填</source>
        <translation type="unfinished">Not stated</translation>
    </message>
    <message>
        <source>能帮什么忙，用顿号隔开：劳动争议、欠薪、租房合同</source>
        <translation>What they are good at, parted by commas: labour disputes, unpaid wages</translation>
    </message>
    <message>
        <source>电话或联系人</source>
        <translation>Phone or person</translation>
    </message>
    <message>
        <source>如：节假日除外</source>
        <translation>Such as: not on holidays</translation>
    </message>
    <message>
        <source>如：周二 14:00-17:00；周六 9:00-12:00</source>
        <translation>Such as: Tue 14:00-17:00; Sat 9:00-12:00</translation>
    </message>
    <message>
        <source>6 位，可不填</source>
        <translation>6 digits, or nothing</translation>
    </message>
    <message>
        <source>人数或件数</source>
        <translation>People or pieces</translation>
    </message>
    <message>
        <source>就在本馆</source>
        <translation type="unfinished">At this venue</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>特长</source>
        <translation>Good at</translation>
    </message>
    <message>
        <source>联系</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>每周何时在</source>
        <translation>There each week</translation>
    </message>
    <message>
        <source>时间说明</source>
        <translation>About the times</translation>
    </message>
    <message>
        <source>有效期到</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>容量</source>
        <translation type="unfinished">Capacity</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>地区代码</source>
        <translation>Region code</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation>Helps with</translation>
    </message>
</context>
<context>
    <name>LineModel</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>特长</source>
        <translation>Good at</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>何时在</source>
        <translation>There when</translation>
    </message>
    <message>
        <source>在办 · 评分</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Valid until</translation>
    </message>
</context>
<context>
    <name>LineStage</name>
    <message>
        <source>名称或特长，至少 2 个字</source>
        <translation type="unfinished">Name or speciality, 2 letters up</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation type="unfinished">All categories</translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished">Category</translation>
    </message>
    <message>
        <source>问总部</source>
        <translation type="unfinished">Ask headquarters</translation>
    </message>
    <message>
        <source>新增</source>
        <translation type="unfinished">New</translation>
    </message>
    <message>
        <source>名录</source>
        <translation type="unfinished">Directory</translation>
    </message>
    <message>
        <source>选择</source>
        <translation type="unfinished">choose</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 条</source>
        <translation type="unfinished">
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>前 %n 条，写得再细一点</source>
        <translation type="unfinished">
            <numerusform>The first %n line; write more to narrow it down</numerusform>
            <numerusform>The first %n lines; write more to narrow them down</numerusform>
        </translation>
    </message>
    <message>
        <source>总部名录里也没有</source>
        <translation type="unfinished">Headquarters has none either</translation>
    </message>
    <message>
        <source>总部名录（还有更多，写得再细一点）</source>
        <translation type="unfinished">Headquarters (there are more: write more to narrow them down)</translation>
    </message>
    <message>
        <source>总部名录</source>
        <translation type="unfinished">Headquarters</translation>
    </message>
    <message>
        <source>换个说法再找。</source>
        <translation type="unfinished">Try other words.</translation>
    </message>
    <message>
        <source>换个说法再找，或按 Alt H 问总部。</source>
        <translation type="unfinished">Try other words, or press Alt H to ask headquarters.</translation>
    </message>
    <message>
        <source>换个说法再找。现在离线，联网后可以问总部。</source>
        <translation type="unfinished">Try other words. Headquarters can be asked once you are online.</translation>
    </message>
    <message>
        <source>名录里没有找到</source>
        <translation type="unfinished">Nobody like that in the directory</translation>
    </message>
    <message>
        <source>写两个字可查总部发下来的，按 Alt N 新增本馆的。</source>
        <translation type="unfinished">Type to search what headquarters sent; press Alt N to add your own.</translation>
    </message>
    <message>
        <source>本馆名录还是空的</source>
        <translation type="unfinished">Our directory is still empty</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>给对方的链接 {number}</source>
        <translation>Link for the partner {number}</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
    <message>
        <source>录入对方答复</source>
        <translation>Enter their answer</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>敏感事项的链接只给有权限的电脑。可以打电话告诉对方，再录入答复。</source>
        <translation>The link of a sensitive case is only for PCs with that right. You can ring them up and enter their answer.</translation>
    </message>
    <message>
        <source>这台电脑下次联网时，总部生成链接，马上就能给。现在可以打电话告诉对方，再录入对方的答复。</source>
        <translation>Headquarters makes the link when this PC is next online. Until then you can ring them up and enter their answer.</translation>
    </message>
    <message>
        <source>这台电脑看不到链接</source>
        <translation>This PC may not see the link</translation>
    </message>
    <message>
        <source>链接还没有来</source>
        <translation>The link is not here yet</translation>
    </message>
    <message>
        <source>链接的二维码</source>
        <translation>QR code of the link</translation>
    </message>
    <message>
        <source>{until} 前有效，对方办结或退回后就不能再用</source>
        <translation>Good until {until}; used up once they give a result or return it</translation>
    </message>
    <message>
        <source>请对方扫码，或者把网址发给对方。不用装软件，不用注册。</source>
        <translation>Let them scan it, or send them the address. Nothing to install, no account.</translation>
    </message>
    <message>
        <source>拿到链接的人都能看到勾选的内容，只给受委托办理的人。</source>
        <translation>Whoever has the link sees what was ticked: give it only to those who work on it.</translation>
    </message>
    <message>
        <source>复制网址</source>
        <translation>Copy address</translation>
    </message>
    <message>
        <source>打印</source>
        <translation type="unfinished">Print</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>导入名单</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished">Register</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>存检查结果</source>
        <translation>Save findings</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>写的是</source>
        <translation>It says</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation type="unfinished">What to do</translation>
    </message>
    <message>
        <source>登记吗</source>
        <translation>Taken?</translation>
    </message>
    <message>
        <source>名单检查</source>
        <translation>List findings</translation>
    </message>
    <message>
        <source>每一格都看过，没有要改的。</source>
        <translation>Every cell was looked at; nothing needs changing.</translation>
    </message>
    <message>
        <source>名单没有问题</source>
        <translation>The list is fine</translation>
    </message>
    <message>
        <source>正在读 {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message numerus="yes">
        <source>{name}，共 %n 行</source>
        <translation>
            <numerusform>{name}, %n row</numerusform>
            <numerusform>{name}, %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>不读</source>
        <translation>Not read</translation>
    </message>
    <message numerus="yes">
        <source>登记 %n 人</source>
        <translation>
            <numerusform>Register %n person</numerusform>
            <numerusform>Register %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>可登记 %n 人</source>
        <translation>
            <numerusform>%n can be registered</numerusform>
            <numerusform>%n can be registered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 人有卡</source>
        <translation>
            <numerusform>%n of them has a card</numerusform>
            <numerusform>%n of them have cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 人要候补</source>
        <translation>
            <numerusform>%n of them will wait</numerusform>
            <numerusform>%n of them will wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 人已经报过</source>
        <translation>
            <numerusform>%n registered already</numerusform>
            <numerusform>%n registered already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行重复</source>
        <translation>
            <numerusform>%n row twice</numerusform>
            <numerusform>%n rows twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行要先改</source>
        <translation>
            <numerusform>%n row to be put right</numerusform>
            <numerusform>%n rows to be put right</numerusform>
        </translation>
    </message>
    <message>
        <source>已登记 {done} / {whole}，按 Esc 停下</source>
        <translation>{done} / {whole} registered; Esc stops</translation>
    </message>
    <message>
        <source>名单检查 {name}</source>
        <translation>List findings {name}</translation>
    </message>
    <message>
        <source>检查结果已保存</source>
        <translation>Findings saved</translation>
    </message>
    <message>
        <source>保存检查结果</source>
        <translation>Save findings</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>忘记 PIN</source>
        <translation>Forgot PIN</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退格</source>
        <translation>Backspace</translation>
    </message>
    <message numerus="yes">
        <source>选人，直接输入 %n 位 PIN</source>
        <translation>
            <numerusform>to choose, then type the %n-digit PIN</numerusform>
            <numerusform>to choose, then type the %n-digit PIN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PIN 不对，还可再试 %n 次</source>
        <translation>
            <numerusform>Wrong PIN, %n try left</numerusform>
            <numerusform>Wrong PIN, %n tries left</numerusform>
        </translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>早上好，谁来值班？</source>
        <translation>Good morning, who is on duty?</translation>
    </message>
    <message>
        <source>上午好，谁来值班？</source>
        <translation>Good morning, who is on duty?</translation>
    </message>
    <message>
        <source>中午好，谁来值班？</source>
        <translation>Good day, who is on duty?</translation>
    </message>
    <message>
        <source>下午好，谁来值班？</source>
        <translation>Good afternoon, who is on duty?</translation>
    </message>
    <message>
        <source>晚上好，谁来值班？</source>
        <translation>Good evening, who is on duty?</translation>
    </message>
    <message>
        <source>输错太多次，{time} 后可以再试。其他人不受影响</source>
        <translation>Too many wrong tries. Try again in {time}; others may go on</translation>
    </message>
    <message>
        <source>请站长（{names}）登录后，在右上角菜单“员工与 PIN”里重设</source>
        <translation>Ask the manager ({names}) to sign in and reset it under &quot;Staff and PINs&quot; in the menu at the top right</translation>
    </message>
    <message>
        <source>请站长登录后，在右上角菜单“员工与 PIN”里重设</source>
        <translation>Ask the manager to sign in and reset it under &quot;Staff and PINs&quot; in the menu at the top right</translation>
    </message>
    <message>
        <source>本机还没有员工</source>
        <translation>No staff on this PC yet</translation>
    </message>
    <message>
        <source>还没有在本机设 PIN。点“忘记 PIN”，用恢复码设一个</source>
        <translation>No PIN on this PC yet. Choose &quot;Forgot PIN&quot; and set one with the recovery code</translation>
    </message>
    <message>
        <source>还没有在本机设 PIN。请站长在“员工与 PIN”里设一个</source>
        <translation>No PIN on this PC yet. Ask the manager to set one under &quot;Staff and PINs&quot;</translation>
    </message>
    <message>
        <source>连续输错 5 次会暂停 1 分钟</source>
        <translation>5 wrong tries in a row pause for 1 minute</translation>
    </message>
</context>
<context>
    <name>LockSide</name>
    <message>
        <source>青年之家·前台</source>
        <translation>Youth Home · Front desk</translation>
    </message>
    <message>
        <source>连着“青年之声”，断网也能用</source>
        <translation>Linked to Youth Voice, works offline too</translation>
    </message>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>青年之家·前台</source>
        <translation>Youth Home · Front desk</translation>
    </message>
    <message>
        <source>扫码收到了，但前台已锁定。先输入 PIN，再扫一次</source>
        <translation>Scan heard, but the desk is locked. Type the PIN, then scan again</translation>
    </message>
    <message>
        <source>先关掉打开的窗口，再扫一次</source>
        <translation>Close the open dialog, then scan again</translation>
    </message>
</context>
<context>
    <name>ManagerDialog</name>
    <message>
        <source>站长和 PIN</source>
        <translation>Manager and PIN</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>站长可以添加员工、重设 PIN。PIN 只存在这台电脑上。</source>
        <translation>The manager can add staff and reset PINs. PINs stay on this PC.</translation>
    </message>
    <message>
        <source>PIN 只存在原来的电脑上，不进备份：这台电脑上每个人的 PIN 都要重新设。先设站长的，登录后在“员工与 PIN”里给其他人设。</source>
        <translation>PINs stay on the PC they were set on and are not in a back-up: everybody needs a new one here. Set the manager&apos;s first, then the others&apos; under &quot;Staff and PINs&quot;.</translation>
    </message>
    <message>
        <source>你是</source>
        <translation>You are</translation>
    </message>
    <message>
        <source>站长姓名</source>
        <translation>Manager&apos;s name</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>MatterDialog</name>
    <message>
        <source>改到 {time}</source>
        <translation>Move to {time}</translation>
    </message>
    <message>
        <source>照旧保留，写明原因</source>
        <translation>Keep both, with a reason</translation>
    </message>
    <message>
        <source>取消这条预约</source>
        <translation>Cancel this booking</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条要决定</source>
        <translation>
            <numerusform>%n more to decide</numerusform>
            <numerusform>%n more to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>合并后按一个人算：两边的姓名、号码、会员码都能找到，到访合在一起，同一天只算一次。两张卡上写的都不动，随时可以撤销。</source>
        <translation>They then count as one person: found by either name, number or code, visits together, once a day. Nothing on either card changes, and it can be undone at any time.</translation>
    </message>
    <message>
        <source>怎么知道是同一个人</source>
        <translation>How do you know it is one person</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Two people</translation>
    </message>
    <message>
        <source>例如一家人共用一个号码。记下以后不再提示，每台电脑都一样。</source>
        <translation>For example a family that shares a number. Once noted nobody is asked again, on any PC.</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>已合并：{name}</source>
        <translation>Merged: {name}</translation>
    </message>
    <message>
        <source>已合并：{name}，{other}</source>
        <translation>Merged: {name}, {other}</translation>
    </message>
    <message>
        <source>{name}的合并</source>
        <translation>merge of {name}</translation>
    </message>
    <message>
        <source>已记下：{name}和{other}是两个人，不再提示</source>
        <translation>Noted: {name} and {other} are two people; nobody is asked again</translation>
    </message>
    <message>
        <source>{name}的卡分出来</source>
        <translation>taking out {name}&apos;s card</translation>
    </message>
    <message>
        <source>{name}的卡已分出来</source>
        <translation>{name}&apos;s card is separate again</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>数据文件不见了</source>
        <translation>The data file is missing</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>密钥还在，数据文件不在这个文件夹里。如果有人移走了它，先退出，把它放回原处再打开。</source>
        <translation>The key is here, the data file is not in this folder. If somebody moved it, quit, put it back and open again.</translation>
    </message>
    <message>
        <source>用本机的备份恢复：{time}（UTC）</source>
        <translation>Restore the back-up on this PC: {time} (UTC)</translation>
    </message>
    <message>
        <source>另选一个备份文件…</source>
        <translation>Choose another back-up file…</translation>
    </message>
    <message>
        <source>没有备份，从空白重新开始</source>
        <translation>No back-up, start again from nothing</translation>
    </message>
    <message>
        <source>先选一种办法</source>
        <translation>Choose a way first</translation>
    </message>
    <message>
        <source>选备份文件</source>
        <translation>Choose a back-up file</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>来龙去脉、已经试过什么、有哪些材料</source>
        <translation>What happened, what was tried, which papers there are</translation>
    </message>
    <message>
        <source>详情</source>
        <translation type="unfinished">Details</translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation type="unfinished">Urgency</translation>
    </message>
    <message>
        <source>受理方式</source>
        <translation>Came by</translation>
    </message>
    <message>
        <source>希望在哪里</source>
        <translation>Where they would like it</translation>
    </message>
    <message>
        <source>如：离家近、线上</source>
        <translation>e.g. near home, online</translation>
    </message>
    <message>
        <source>希望什么时候</source>
        <translation>When they would like it</translation>
    </message>
    <message>
        <source>如：周末下午</source>
        <translation>e.g. weekend afternoons</translation>
    </message>
    <message>
        <source>说什么话</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>如：粤语、手语</source>
        <translation>e.g. Cantonese, sign language</translation>
    </message>
    <message>
        <source>由谁来帮</source>
        <translation>Helped by</translation>
    </message>
    <message>
        <source>未成年人</source>
        <translation type="unfinished">Minor</translation>
    </message>
    <message>
        <source>敏感事项，少数人看</source>
        <translation>Sensitive, for few to read</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>原来是 {when}</source>
        <translation>It was {when}</translation>
    </message>
    <message>
        <source>接下来有空的：</source>
        <translation>Free next:</translation>
    </message>
</context>
<context>
    <name>NewCase</name>
    <message>
        <source>登记服务需求</source>
        <translation>New service request</translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished">Register</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>打印受理单</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>上次没写完的还在，接着写就好</source>
        <translation>What you left half written is still here</translation>
    </message>
    <message>
        <source>重新开始</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>详情最多 {max} 个字，这里有 {length} 个。先删到要紧的几段</source>
        <translation>Details hold {max} characters, this is {length}. Cut it down to what matters first</translation>
    </message>
    <message>
        <source>办结</source>
        <translation type="unfinished">Resolve</translation>
    </message>
    <message>
        <source>还没选哪方面的事。按 1 ～ 8 选一类</source>
        <translation>What is it about? Press 1 to 8</translation>
    </message>
    <message>
        <source>写一句怎么答复的，再办结</source>
        <translation>Write how it was answered first</translation>
    </message>
</context>
<context>
    <name>NewCaseForm</name>
    <message>
        <source>1&#x3000;谁需要帮助</source>
        <translation>1  Who needs help</translation>
    </message>
    <message>
        <source>2&#x3000;哪方面的事</source>
        <translation>2  What about</translation>
    </message>
    <message>
        <source>照着青年的原话记就好</source>
        <translation>In their own words</translation>
    </message>
    <message>
        <source>3&#x3000;用一句话说清</source>
        <translation>3  In one sentence</translation>
    </message>
    <message>
        <source>怎么答复的</source>
        <translation>How it was answered</translation>
    </message>
    <message>
        <source>替谁问</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>如：弟弟、同事</source>
        <translation>e.g. a brother, a colleague</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>替别人问</source>
        <translation>For another</translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished">More</translation>
    </message>
    <message>
        <source>紧急情况</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>再按一个数字，退格返回</source>
        <translation>One more digit; Backspace goes back</translation>
    </message>
    <message>
        <source>按数字键 1 ～ 8</source>
        <translation>Press 1 to 8</translation>
    </message>
    <message>
        <source>刚签到的人已填好</source>
        <translation>Filled in from the last check-in</translation>
    </message>
    <message>
        <source>一句话最多 {max} 个字，现在 {length} 个</source>
        <translation>A sentence holds {max} characters, this is {length}</translation>
    </message>
    <message>
        <source>移到详情</source>
        <translation>Move to details</translation>
    </message>
</context>
<context>
    <name>NewCases</name>
    <message>
        <source>没能存到这台电脑，写的还在这里：</source>
        <translation>Not saved on this PC, what you wrote is still here: </translation>
    </message>
    <message>
        <source>已登记 {label}</source>
        <translation>Taken down: {label}</translation>
    </message>
    <message>
        <source>登记有误，当场撤回</source>
        <translation>Taken down by mistake, withdrawn at once</translation>
    </message>
    <message>
        <source>登记 {label}</source>
        <translation>Request {label}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>重新加入总部</source>
        <translation>Join headquarters again</translation>
    </message>
    <message>
        <source>继续同步</source>
        <translation>Resume sync</translation>
    </message>
    <message>
        <source>照常登记，记录都在本机，一条不少；总部和别的电脑暂时看不到。</source>
        <translation>Go on registering: every record is on this PC; headquarters and other PCs do not see them for now.</translation>
    </message>
    <message>
        <source>已暂停同步</source>
        <translation>Sync paused</translation>
    </message>
    <message>
        <source>都送回总部</source>
        <translation>Send all back</translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>总部的数据恢复过，少了本机读到过的记录（{kinds}）。记录都还在本机，没有删除。原来的电脑连上后多半会自己补上；那台电脑不在了，就从这里送回。</source>
        <translation>Headquarters&apos; data was restored, and it lacks records this PC had read ({kinds}). They are all still here, nothing was deleted. The PC that made them mostly brings them back when it connects; if it is gone, send them back from here.</translation>
    </message>
    <message>
        <source>涉及：{people}</source>
        <translation> About: {people}</translation>
    </message>
    <message numerus="yes">
        <source>总部少了 %n 条记录</source>
        <translation>
            <numerusform>Headquarters lacks %n record</numerusform>
            <numerusform>Headquarters lacks %n records</numerusform>
        </translation>
    </message>
    <message>
        <source>请站长登录，在这里重新加入。</source>
        <translation> Ask a manager to sign in and join again here.</translation>
    </message>
    <message>
        <source>同步停下了</source>
        <translation>Syncing has stopped</translation>
    </message>
    <message>
        <source>同步停下了，这一页先只能看</source>
        <translation>Sync has stopped; this page can only be read for now</translation>
    </message>
    <message numerus="yes">
        <source>比总部慢 %n 分钟</source>
        <translation>
            <numerusform>%n minute behind headquarters</numerusform>
            <numerusform>%n minutes behind headquarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>比总部快 %n 分钟</source>
        <translation>
            <numerusform>%n minute ahead of headquarters</numerusform>
            <numerusform>%n minutes ahead of headquarters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>上下不超过 %n 秒</source>
        <translation>
            <numerusform>give or take %n second</numerusform>
            <numerusform>give or take %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>这台电脑{off}（{sure}）。签到照常，时间按总部的钟记；校准后这条自动消失。</source>
        <translation>This PC is {off} ({sure}). Check-in goes on and times are kept by headquarters&apos; clock; this line goes once the clock is right.</translation>
    </message>
    <message>
        <source>请先校准电脑时间</source>
        <translation>Please set this PC&apos;s clock first</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>显示 {count} 秒</source>
        <translation>Show for {count} s</translation>
    </message>
</context>
<context>
    <name>OccupancyCard</name>
    <message>
        <source>此刻在馆</source>
        <translation>In the venue now</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>在馆人数</source>
        <translation>People in the venue</translation>
    </message>
    <message>
        <source>今日到访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>首次到访</source>
        <translation>First visits</translation>
    </message>
    <message>
        <source>未设容量</source>
        <translation>No capacity set</translation>
    </message>
    <message>
        <source>容量 {count}</source>
        <translation>Capacity {count}</translation>
    </message>
    <message>
        <source>还可容纳 {count} 人</source>
        <translation>Room for {count} more</translation>
    </message>
    <message>
        <source>刚好满员</source>
        <translation>Just full</translation>
    </message>
    <message>
        <source>已超出 {count} 人</source>
        <translation>{count} over capacity</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>帮{name}</source>
        <translation>Help {name}</translation>
    </message>
    <message>
        <source>告诉对方</source>
        <translation>Tell them</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>如：我们有两位手语志愿者，周六都有空</source>
        <translation>e.g. two volunteers who sign, both free on Saturday</translation>
    </message>
    <message>
        <source>我们能帮什么</source>
        <translation>What we can do</translation>
    </message>
    <message>
        <source>如：罗一鸣 0914-2330000</source>
        <translation>e.g. Luo Yiming 0914-2330000</translation>
    </message>
    <message>
        <source>对方找谁</source>
        <translation>Whom they should ask for</translation>
    </message>
    <message>
        <source>还没写</source>
        <translation>Still empty</translation>
    </message>
</context>
<context>
    <name>OtherTimes</name>
    <message>
        <source>改到 {time}</source>
        <translation>Move to {time}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>活动</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>上一周</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>回到本周  Home</source>
        <translation>Back to this week  Home</translation>
    </message>
    <message>
        <source>下一周</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>看法</source>
        <translation>View</translation>
    </message>
    <message>
        <source>存为日历文件</source>
        <translation>Save as calendar file</translation>
    </message>
    <message>
        <source>新建活动</source>
        <translation>New event</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Coming up</translation>
    </message>
    <message>
        <source>草稿和待审</source>
        <translation>Drafts and under review</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>活动名称、场地、类别</source>
        <translation>Event, room, category</translation>
    </message>
    <message>
        <source>这一周还没有活动</source>
        <translation>Nothing planned this week</translation>
    </message>
    <message>
        <source>点格子就能新建，也可以把上一周的活动照样排一遍。</source>
        <translation>Click a free slot to plan an event, or repeat what was on the week before.</translation>
    </message>
    <message>
        <source>从上周复制</source>
        <translation>Copy last week</translation>
    </message>
    <message>
        <source>活动列表</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>这里还没有活动</source>
        <translation>No events here yet</translation>
    </message>
    <message>
        <source>选择</source>
        <translation type="unfinished">choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished">Open</translation>
    </message>
    <message numerus="yes">
        <source>本周 %n 场</source>
        <translation>
            <numerusform>%n session this week</numerusform>
            <numerusform>%n sessions this week</numerusform>
        </translation>
    </message>
    <message>
        <source>报名 {count}</source>
        <translation>{count} registered</translation>
    </message>
    <message>
        <source>到场率 {rate}%</source>
        <translation>{rate}% came</translation>
    </message>
    <message>
        <source>没有这样的活动</source>
        <translation>No such event</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 场</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>选同意书的照片或扫描件</source>
        <translation>Choose a photo or scan of the consent sheet</translation>
    </message>
    <message>
        <source>同意书已存好，照片里的位置等信息已去掉</source>
        <translation>Consent sheet kept; place and the like were taken out of the photo</translation>
    </message>
    <message>
        <source>同意书</source>
        <translation>Consent sheet</translation>
    </message>
    <message>
        <source>撤下这份同意书？</source>
        <translation>Take this consent sheet back?</translation>
    </message>
    <message>
        <source>同意书已撤下</source>
        <translation>Consent sheet taken back</translation>
    </message>
    <message>
        <source>导入名单…</source>
        <translation>Import list…</translation>
    </message>
    <message>
        <source>导出名单…</source>
        <translation>Export list…</translation>
    </message>
    <message>
        <source>打印报名票…</source>
        <translation>Print tickets…</translation>
    </message>
</context>
<context>
    <name>ParkedBanner</name>
    <message>
        <source>确认移除</source>
        <translation>Remove them</translation>
    </message>
    <message>
        <source>先保留，问总部</source>
        <translation>Keep them, ask headquarters</translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>{kind} {count} 条</source>
        <translation>{kind}: {count}</translation>
    </message>
    <message>
        <source>总部不再显示很多记录，本机先没有移除</source>
        <translation>Headquarters no longer shows many records; nothing was removed here yet</translation>
    </message>
    <message>
        <source>{what}，{since} 起。</source>
        <translation>{what}, since {since}. </translation>
    </message>
    <message>
        <source>“确认移除”：从本机移除，还有事没办完的等办完再移除。“先保留，问总部”：都留着，马上和总部再核对一遍，总部还是没有就明天再问。</source>
        <translation>&quot;Remove them&quot;: they leave this PC; what somebody is still busy with goes when that is done. &quot;Keep them, ask headquarters&quot;: all stay and are compared with headquarters at once; if it still has none, you are asked again tomorrow.</translation>
    </message>
    <message>
        <source>请前台或站长登录后来定。</source>
        <translation>A clerk or the manager decides: please sign in.</translation>
    </message>
</context>
<context>
    <name>PartDialog</name>
    <message>
        <source>{at} 合并，原因：{reason}。分开后各找各的，各算各的。</source>
        <translation>Merged {at}, because: {reason}. Once apart, each is found and counted alone.</translation>
    </message>
    <message>
        <source>合并以后还没有记过什么，分开不影响别的。</source>
        <translation>Nothing has been written since, so nothing else is affected.</translation>
    </message>
    <message numerus="yes">
        <source>合并以后记了 %n 条，分开后留在写它的那张卡上：</source>
        <translation>
            <numerusform>%n record since then; it stays on the card it was written to:</numerusform>
            <numerusform>%n records since then; each stays on the card it was written to:</numerusform>
        </translation>
    </message>
    <message>
        <source>到访记错了人，可以在今日签到里改人，或撤销后补签。</source>
        <translation>A visit on the wrong card can be given to the right person in today&apos;s list, or undone and written down later.</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Particulars</name>
    <message>
        <source>青年参与：这几步是哪些青年做的</source>
        <translation>Young people&apos;s part: who did these steps</translation>
    </message>
    <message>
        <source>报名时要问的</source>
        <translation type="unfinished">Asked at registration</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>用顿号隔开</source>
        <translation>separated by commas</translation>
    </message>
    <message>
        <source>到了签到</source>
        <translation>Check in on arrival</translation>
    </message>
    <message>
        <source>签到和离场都记</source>
        <translation>Check in and out</translation>
    </message>
    <message>
        <source>不签到</source>
        <translation>No check-in</translation>
    </message>
    <message>
        <source>面向谁</source>
        <translation type="unfinished">For whom</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation type="unfinished">In charge</translation>
    </message>
    <message>
        <source>怎么联系</source>
        <translation type="unfinished">Contact</translation>
    </message>
    <message>
        <source>合办单位</source>
        <translation>Partners</translation>
    </message>
    <message>
        <source>志愿者岗位</source>
        <translation>Volunteer roles</translation>
    </message>
    <message>
        <source>封面上的话</source>
        <translation>Words on the cover</translation>
    </message>
    <message>
        <source>怎么签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>详细介绍</source>
        <translation type="unfinished">Details</translation>
    </message>
    <message>
        <source>提出想法</source>
        <translation>Had the idea</translation>
    </message>
    <message>
        <source>参与设计</source>
        <translation>Helped design it</translation>
    </message>
    <message>
        <source>参与组织</source>
        <translation>Helped run it</translation>
    </message>
    <message>
        <source>参与评价</source>
        <translation>Helped evaluate it</translation>
    </message>
</context>
<context>
    <name>Partnering</name>
    <message>
        <source>已记下对方的答复</source>
        <translation>Their answer is noted</translation>
    </message>
</context>
<context>
    <name>PartyStrip</name>
    <message>
        <source>不留姓名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>不留姓名的同行人数</source>
        <translation>Companions without names</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>同行到齐</source>
        <translation>Party complete</translation>
    </message>
    <message>
        <source>这一批</source>
        <translation>This party</translation>
    </message>
    <message>
        <source>和{name}同行：继续扫码或输入姓名，已加 {count} 人</source>
        <translation>With {name}: scan or type on, {count} added</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>输入打开口令</source>
        <translation>Type the start passphrase</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>打开口令</source>
        <translation>Start passphrase</translation>
    </message>
</context>
<context>
    <name>PeopleLists</name>
    <message>
        <source>报名名单</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>候补</source>
        <translation type="unfinished">Waitlist</translation>
    </message>
    <message>
        <source>签到记录</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>电话名单</source>
        <translation>To ring up</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>在名单中查找</source>
        <translation>Find on the list</translation>
    </message>
    <message>
        <source>序号</source>
        <translation type="unfinished">No.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished">Phone</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished">Status</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Registered at</translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished">Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation type="unfinished">How</translation>
    </message>
    <message>
        <source>为什么打</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>还没有人报名</source>
        <translation>Nobody has registered yet</translation>
    </message>
    <message>
        <source>网上报名的同步后会在这里，到馆的现场发放。</source>
        <translation>Web registrations come with the next sync; give seats to those who come.</translation>
    </message>
    <message>
        <source>没有人在候补</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>还没有人签到</source>
        <translation>Nobody was admitted yet</translation>
    </message>
    <message>
        <source>没有要打的电话</source>
        <translation>Nobody to ring up</translation>
    </message>
    <message>
        <source>候补转正、名额超了、改了时间场地、活动取消时，要打电话的人会在这里。</source>
        <translation>Whoever is to be rung up stands here: promoted, without a seat, moved, called off.</translation>
    </message>
    <message>
        <source>只看没来的 {count}</source>
        <translation>Only no-shows ({count})</translation>
    </message>
    <message>
        <source>按报名先后排序</source>
        <translation>In order of registration</translation>
    </message>
    <message>
        <source>按先后转正；跳过前面的要写原因</source>
        <translation>In order; passing others needs a reason</translation>
    </message>
    <message>
        <source>最近的在最上面</source>
        <translation>Latest first</translation>
    </message>
    <message>
        <source>打通了就从名单里去掉</source>
        <translation>Whoever was reached leaves the list</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>更多</source>
        <translation type="unfinished">More</translation>
    </message>
</context>
<context>
    <name>PersonDrawer</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>人员详情</source>
        <translation>Person details</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>看会员码</source>
        <translation>Show member code</translation>
    </message>
    <message>
        <source>挂失换码…</source>
        <translation>Lost: new code…</translation>
    </message>
    <message>
        <source>发会员码</source>
        <translation>Issue member code</translation>
    </message>
    <message>
        <source>补签…</source>
        <translation>Back-fill…</translation>
    </message>
    <message>
        <source>和疑似重复的对比…</source>
        <translation>Compare with a likely double…</translation>
    </message>
    <message>
        <source>撤销合并…</source>
        <translation>Undo merge…</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>今天已签到</source>
        <translation>Already in today</translation>
    </message>
    <message numerus="yes">
        <source>到访 %n 次</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>扫码，或输入姓名、拼音首字母、手机后四位</source>
        <translation>Scan, or type a name, pinyin initials, last 4 of phone</translation>
    </message>
    <message>
        <source>已选：{name} {phone}</source>
        <translation>Selected: {name} {phone}</translation>
    </message>
    <message>
        <source>没有找到。试试拼音首字母，或手机后四位</source>
        <translation>Not found. Try pinyin initials or the last 4 of the phone</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>关闭</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>给{name}设 PIN</source>
        <translation>Set a PIN for {name}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>新 PIN</source>
        <translation>New PIN</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>青年看到的样子</source>
        <translation>What the young will see</translation>
    </message>
    <message>
        <source>我要报名</source>
        <translation>Sign me up</translation>
    </message>
    <message>
        <source>活动名称</source>
        <translation>Name</translation>
    </message>
    <message numerus="yes">
        <source>，共 %n 场</source>
        <translation>
            <numerusform>, %n session</numerusform>
            <numerusform>, %n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>场地待定</source>
        <translation>Room to be announced</translation>
    </message>
    <message>
        <source>余 {count}</source>
        <translation>{count} left</translation>
    </message>
    <message>
        <source>不用报名，直接来</source>
        <translation>Just come</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>打印签到表</source>
        <translation type="unfinished">Print sign-in sheet</translation>
    </message>
    <message>
        <source>打印</source>
        <translation type="unfinished">Print</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>按报名先后</source>
        <translation>As they registered</translation>
    </message>
    <message>
        <source>按姓名拼音</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>只印这一场</source>
        <translation>This session only</translation>
    </message>
    <message>
        <source>全部场次，按场次排</source>
        <translation>All sessions, one after the other</translation>
    </message>
    <message>
        <source>场次</source>
        <translation type="unfinished">Session</translation>
    </message>
    <message>
        <source>给没报名来的人</source>
        <translation>For those who come unregistered</translation>
    </message>
    <message>
        <source>至少留几行空白</source>
        <translation>Blank lines, at least</translation>
    </message>
    <message>
        <source>第一页的样子</source>
        <translation>How the first page looks</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 页 A4</source>
        <translation>
            <numerusform>%n page, A4</numerusform>
            <numerusform>%n pages, A4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>%n 场</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>报名 %n 人</source>
        <translation>
            <numerusform>%n registered</numerusform>
            <numerusform>%n registered</numerusform>
        </translation>
    </message>
    <message>
        <source>已送往打印机：{name}</source>
        <translation type="unfinished">Sent to the printer: {name}</translation>
    </message>
    <message>
        <source>签到表 {title}</source>
        <translation>Sign-in sheet {title}</translation>
    </message>
    <message>
        <source>签到表已存为 PDF，用完请删除</source>
        <translation>The sheet was saved as a PDF: delete it after use</translation>
    </message>
    <message>
        <source>签到表没有存下来。换一个文件夹再试</source>
        <translation>The sheet was not saved. Try another folder</translation>
    </message>
    <message>
        <source>没有打印机，把签到表存为 PDF</source>
        <translation>No printer: save the sheet as a PDF</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>签到进度</source>
        <translation>Admitted</translation>
    </message>
    <message>
        <source>/ {all} 人</source>
        <translation>/ {all}</translation>
    </message>
    <message>
        <source>人</source>
        <translation type="unfinished">people</translation>
    </message>
    <message numerus="yes">
        <source>还差 %n 人</source>
        <translation>
            <numerusform>%n to come</numerusform>
            <numerusform>%n to come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>没报名来了 %n 人</source>
        <translation>
            <numerusform>%n came unregistered</numerusform>
            <numerusform>%n came unregistered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurposeButton</name>
    <message>
        <source>接下来的签到记为这个事由</source>
        <translation>Purpose of the next check-ins</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>例如：有没有忌口</source>
        <translation type="unfinished">For example: anything you do not eat?</translation>
    </message>
    <message>
        <source>问题</source>
        <translation type="unfinished">Question</translation>
    </message>
    <message>
        <source>怎么回答</source>
        <translation>How it is answered</translation>
    </message>
    <message>
        <source>必填</source>
        <translation type="unfinished">Required</translation>
    </message>
    <message>
        <source>不问这个</source>
        <translation type="unfinished">Do not ask this</translation>
    </message>
    <message>
        <source>有哪些可选，用顿号隔开，例如：S、M、L</source>
        <translation>What to choose from, separated by commas, such as S, M, L</translation>
    </message>
    <message>
        <source>可选的</source>
        <translation>Choices</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>加一个问题</source>
        <translation>Add a question</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>再叫一遍</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>到了，开始办</source>
        <translation>Here, begin</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>这个窗口只叫</source>
        <translation>This counter calls only</translation>
    </message>
    <message>
        <source>在等的</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>叫号屏</source>
        <translation>Call screen</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>现在没有人在等</source>
        <translation>Nobody is waiting now</translation>
    </message>
    <message>
        <source>来人多的时候给每人一个号，按号叫到窗口。</source>
        <translation>When it gets busy, give everybody a number and call them to a counter.</translation>
    </message>
    <message>
        <source>叫这一位</source>
        <translation>Call this one</translation>
    </message>
    <message>
        <source>不等了</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>别的窗口</source>
        <translation>Other counters</translation>
    </message>
    <message>
        <source>过号的</source>
        <translation>Missed their turn</translation>
    </message>
    <message>
        <source>重呼第一个</source>
        <translation>Recall the first</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message numerus="yes">
        <source>%n 位</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>今天办完 %n 位</source>
        <translation>
            <numerusform>%n served today</numerusform>
            <numerusform>%n served today</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有叫号</source>
        <translation>Nobody called yet</translation>
    </message>
    <message numerus="yes">
        <source>已叫 %n 遍，等人过来</source>
        <translation>
            <numerusform>Called %n time, waiting for them</numerusform>
            <numerusform>Called %n times, waiting for them</numerusform>
        </translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Being served</translation>
    </message>
    <message>
        <source>不限</source>
        <translation type="unfinished">Anything</translation>
    </message>
    <message>
        <source>{number} 已被 {counter}叫走</source>
        <translation>{number} was called by {counter}</translation>
    </message>
    <message>
        <source>两个窗口没有联网时叫了同一位。请叫下一位。</source>
        <translation>Two counters called the same number while offline. Call the next one.</translation>
    </message>
</context>
<context>
    <name>RecategoriseDialog</name>
    <message>
        <source>保存</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>时限按新类别，从登记时算起。</source>
        <translation>The time limit is that of the new category, from when it was taken down.</translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished">Category</translation>
    </message>
    <message>
        <source>还是原来的类别。选一个别的。</source>
        <translation>It is the same category. Choose another one.</translation>
    </message>
    <message>
        <source>这是敏感类别：以后只有社工和站长能看内容，不能再改回来。</source>
        <translation>A sensitive category: from now on only social workers and the head read the words, and that cannot be undone.</translation>
    </message>
</context>
<context>
    <name>RecoverPinDialog</name>
    <message>
        <source>用恢复码给{name}设 PIN</source>
        <translation>Set a PIN for {name} with the recovery code</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>首次设置时抄在纸上的 28 个字符</source>
        <translation>The 28 characters written down at first set-up</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>新 PIN</source>
        <translation>New PIN</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>用恢复码打开</source>
        <translation>Open with the recovery code</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>首次设置时抄在纸上的 28 个字符</source>
        <translation>The 28 characters written down at first set-up</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>这台电脑没有系统凭据库，以后每次打开要输入它，至少 8 个字符</source>
        <translation>This PC has no keyring: asked at each start from now on, at least 8 characters</translation>
    </message>
    <message>
        <source>新的打开口令</source>
        <translation>New start passphrase</translation>
    </message>
</context>
<context>
    <name>ReferDialog</name>
    <message>
        <source>转介给合作单位</source>
        <translation>Refer to a partner</translation>
    </message>
    <message>
        <source>转介</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>转介前要本人单独同意。对方凭链接只看到勾选的几项，敏感事项也一样。</source>
        <translation>A referral needs consent of its own. By a link the partner sees only what is ticked, also of a sensitive request.</translation>
    </message>
    <message>
        <source>转给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>还没有问</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>本人怎么同意的</source>
        <translation>How they agreed</translation>
    </message>
    <message>
        <source>交给对方的内容</source>
        <translation>What is handed on</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>现场发放</source>
        <translation>Give a seat</translation>
    </message>
    <message>
        <source>加入候补</source>
        <translation>Waitlist</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message numerus="yes">
        <source>本机还能发 %n 个名额，发出就算数。</source>
        <translation>
            <numerusform>This PC has %n seat to give; once given it stands.</numerusform>
            <numerusform>This PC has %n seats to give; once given they stand.</numerusform>
        </translation>
    </message>
    <message>
        <source>本机没有名额可发，先记在候补里，有空位按先后转正。</source>
        <translation>No seats to give: they go on the waitlist and move up in order.</translation>
    </message>
    <message>
        <source>选中</source>
        <translation type="unfinished">Select</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>先找到这个人，按 Enter 选中</source>
        <translation type="unfinished">Find the person first, press Enter to select</translation>
    </message>
</context>
<context>
    <name>Registering</name>
    <message>
        <source>已登记：{name}</source>
        <translation>Registered: {name}</translation>
    </message>
    <message>
        <source>已保存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>旧码马上作废，再扫会提示“已作废”。原因记在经历里。</source>
        <translation>The old code stops at once and says so when scanned. The reason goes into the history.</translation>
    </message>
</context>
<context>
    <name>Ribbon</name>
    <message>
        <source>示例数据</source>
        <translation>Sample data</translation>
    </message>
    <message>
        <source>人员和到访都是虚构的，和真实数据完全分开</source>
        <translation>People and visits are invented and kept apart from real data</translation>
    </message>
</context>
<context>
    <name>RollModel</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>最近到访</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>信息授权</source>
        <translation>Consent</translation>
    </message>
</context>
<context>
    <name>RoomEdit</name>
    <message>
        <source>选一个用过的场地</source>
        <translation>Choose a room used before</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message numerus="yes">
        <source>还有 %n 条没有同步</source>
        <translation>
            <numerusform>%n record is not synced yet</numerusform>
            <numerusform>%n records are not synced yet</numerusform>
        </translation>
    </message>
    <message>
        <source>都已存在本机，不会丢。下次打开程序、联网后自动发送。</source>
        <translation>All are kept on this PC. They are sent when the program is open and online again.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>继续工作</source>
        <translation>Keep working</translation>
    </message>
    <message>
        <source>已加入总部，正在同步</source>
        <translation>Joined headquarters, syncing</translation>
    </message>
    <message>
        <source>已重新加入总部，正在同步</source>
        <translation>Joined headquarters again, syncing</translation>
    </message>
</context>
<context>
    <name>RowDeeds</name>
    <message>
        <source>已取消报名：{name}</source>
        <translation type="unfinished">Cancelled: {name}</translation>
    </message>
    <message>
        <source>已让其参加：{name}</source>
        <translation type="unfinished">Let in: {name}</translation>
    </message>
    <message>
        <source>已转候补：{name}</source>
        <translation type="unfinished">Waiting now: {name}</translation>
    </message>
    <message>
        <source>已撤销签到：{name}</source>
        <translation type="unfinished">Taken back: {name}</translation>
    </message>
    <message>
        <source>已登记离场：{name}</source>
        <translation type="unfinished">Left: {name}</translation>
    </message>
    <message>
        <source>“{title}”，你觉得怎么样？</source>
        <translation type="unfinished">How was &quot;{title}&quot;?</translation>
    </message>
    <message>
        <source>评价只看总体，不影响以后参加活动；你的评价工作人员不能修改。</source>
        <translation type="unfinished">Only the overall picture counts, and it changes nothing for you; staff cannot alter your rating.</translation>
    </message>
    <message>
        <source>{name}这一场已经签到过了</source>
        <translation type="unfinished">{name} was admitted already</translation>
    </message>
    <message>
        <source>{name}的签到</source>
        <translation type="unfinished">{name}&apos;s check-in</translation>
    </message>
    <message>
        <source>已签到：{name}</source>
        <translation type="unfinished">Checked in: {name}</translation>
    </message>
    <message>
        <source>让 {name} 先转正？</source>
        <translation type="unfinished">Move {name} up first?</translation>
    </message>
    <message numerus="yes">
        <source>前面还有 %n 位在等。写一下为什么先给这位，别人问起来说得清。</source>
        <translation type="unfinished">
            <numerusform>%n is waiting before them. Write down why, so that it can be explained.</numerusform>
            <numerusform>%n are waiting before them. Write down why, so that it can be explained.</numerusform>
        </translation>
    </message>
    <message>
        <source>转正</source>
        <translation type="unfinished">Move up</translation>
    </message>
    <message>
        <source>{name}转正</source>
        <translation type="unfinished">Moving up {name}</translation>
    </message>
    <message>
        <source>已转正：{name}</source>
        <translation type="unfinished">Moved up: {name}</translation>
    </message>
    <message>
        <source>{name}已经在候补里</source>
        <translation type="unfinished">{name} is waiting already</translation>
    </message>
    <message>
        <source>{name}已经报过名了</source>
        <translation type="unfinished">{name} is registered already</translation>
    </message>
    <message>
        <source>已报名：{name}</source>
        <translation type="unfinished">Registered: {name}</translation>
    </message>
    <message numerus="yes">
        <source>已候补：{name}，前面还有 %n 位</source>
        <translation type="unfinished">
            <numerusform>Waiting: {name}, %n before them</numerusform>
            <numerusform>Waiting: {name}, %n before them</numerusform>
        </translation>
    </message>
    <message>
        <source>已转到另一场：{name}</source>
        <translation>Moved to another session: {name}</translation>
    </message>
    <message>
        <source>已转到另一场，先候补：{name}</source>
        <translation>Moved to another session&apos;s waitlist: {name}</translation>
    </message>
    <message>
        <source>已记下：{name}打通了</source>
        <translation type="unfinished">Noted: {name} was reached</translation>
    </message>
    <message>
        <source>已记下：{name}没打通，过会儿再打</source>
        <translation type="unfinished">Noted: {name} did not answer, try again later</translation>
    </message>
    <message>
        <source>已补录到场</source>
        <translation type="unfinished">Recorded afterwards</translation>
    </message>
</context>
<context>
    <name>SavingCalendar</name>
    <message>
        <source>{venue} 活动日历</source>
        <translation>{venue} events</translation>
    </message>
    <message numerus="yes">
        <source>日历文件已保存，共 %n 场</source>
        <translation>
            <numerusform>Calendar file saved, %n session</numerusform>
            <numerusform>Calendar file saved, %n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>保存日历文件</source>
        <translation>Save calendar file</translation>
    </message>
    <message>
        <source>日历 (*.ics)</source>
        <translation>Calendar (*.ics)</translation>
    </message>
</context>
<context>
    <name>SayDialog</name>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message numerus="yes">
        <source>%n 位匹配</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message>
        <source>这段文字有 {length} 个字</source>
        <translation>This text has {length} characters</translation>
    </message>
    <message>
        <source>不像姓名、手机号或会员码。按 Esc 清空，再扫一次或重新输入。</source>
        <translation>Not like a name, phone or member code. Press Esc and scan or type again.</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>&quot;{text}&quot; not found</translation>
    </message>
    <message>
        <source>试试拼音首字母，或手机后四位。也可能是第一次来。</source>
        <translation>Try pinyin initials or the last 4 of the phone. Perhaps a first visit.</translation>
    </message>
    <message>
        <source>{fetched}，这位可能还没取到。可以先登记，重了以后能合并。</source>
        <translation>{fetched}; this person may not be here yet. Register them, two cards can be merged later.</translation>
    </message>
    <message>
        <source>登记新人“{text}”</source>
        <translation>Register &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>会员码</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名和拼音</source>
        <translation>Name and pinyin</translation>
    </message>
    <message>
        <source>{kind} {text}·本机名册 {everyone} 人，用时 {ms} 毫秒</source>
        <translation>{kind} {text} · {everyone} people here, {ms} ms</translation>
    </message>
    <message>
        <source>{fetched}，这里先列出取到的</source>
        <translation>{fetched}; matches so far</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>+ 数字 直接签到</source>
        <translation>+ digit checks in</translation>
    </message>
    <message>
        <source>看详情</source>
        <translation>details</translation>
    </message>
    <message>
        <source>都不是？登记一位新朋友，只需姓名和手机号</source>
        <translation>None of them? Register somebody new: just name and phone</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>没有可以撤销的操作</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
</context>
<context>
    <name>SeatCard</name>
    <message>
        <source>本机可发放名额</source>
        <translation>Seats of this PC</translation>
    </message>
    <message>
        <source>已发名额</source>
        <translation>Seats given</translation>
    </message>
    <message>
        <source>现场发放</source>
        <translation>Give a seat</translation>
    </message>
    <message>
        <source>联网后可再要</source>
        <translation>More when online</translation>
    </message>
    <message>
        <source>已发 {given}，还能发 {left}</source>
        <translation>{given} given, {left} left</translation>
    </message>
    <message>
        <source>{time} 自动退回</source>
        <translation>Returned at {time}</translation>
    </message>
    <message>
        <source>加入候补</source>
        <translation>Waitlist</translation>
    </message>
</context>
<context>
    <name>Serving</name>
    <message>
        <source>没有找到“{text}”，还没有签到</source>
        <translation>&quot;{text}&quot; not found, nobody checked in</translation>
    </message>
    <message>
        <source>{text}今天没有签到</source>
        <translation>{text} has not checked in today</translation>
    </message>
</context>
<context>
    <name>SessionsCard</name>
    <message>
        <source>今日活动</source>
        <translation>Today&apos;s events</translation>
    </message>
    <message>
        <source>查看本周</source>
        <translation>This week</translation>
    </message>
    <message numerus="yes">
        <source>%n 场</source>
        <translation type="unfinished">
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>照纸质签到表补录</source>
        <translation>Type a paper sheet back in</translation>
    </message>
    <message>
        <source>补录到场</source>
        <translation type="unfinished">Record afterwards</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>断电期间纸质签到</source>
        <translation>Signed on paper during a power cut</translation>
    </message>
    <message>
        <source>几点到的（全部）</source>
        <translation>Came at (all)</translation>
    </message>
    <message>
        <source>为什么现在才补</source>
        <translation type="unfinished">Why only now</translation>
    </message>
    <message>
        <source>全部勾上</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>{title}&#x3000;旧版签到表没有写名单，下面是现在有名额的人。</source>
        <translation>{title}: this older sheet does not say who is on it. Below is everybody who has a seat now.</translation>
    </message>
    <message>
        <source>{title}&#x3000;第 {page} / {pages} 页，顺序和纸上一样。勾上签了名的；空白行里的人另外补录。</source>
        <translation>{title}, page {page} of {pages}, in the order of the paper. Tick who signed; people on blank lines are written down one by one.</translation>
    </message>
    <message>
        <source>这条报名找不到了</source>
        <translation>Registration not here</translation>
    </message>
    <message>
        <source>已签到 {time}</source>
        <translation type="unfinished">Admitted {time}</translation>
    </message>
    <message numerus="yes">
        <source>补录 %n 人到场</source>
        <translation>
            <numerusform>Write down %n arrival</numerusform>
            <numerusform>Write down %n arrivals</numerusform>
        </translation>
    </message>
    <message>
        <source>先勾上签了名的人</source>
        <translation>Tick who signed first</translation>
    </message>
</context>
<context>
    <name>SheetTyping</name>
    <message numerus="yes">
        <source>已补录 %n 人到场</source>
        <translation>
            <numerusform>%n arrival written down</numerusform>
            <numerusform>%n arrivals written down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>登记以后</source>
        <translation>What follows</translation>
    </message>
</context>
<context>
    <name>SideRow</name>
    <message>
        <source>{field}，{whose}：{value}</source>
        <translation>{field}, {whose}: {value}</translation>
    </message>
</context>
<context>
    <name>SittingRow</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>场地</source>
        <translation type="unfinished">Room</translation>
    </message>
    <message>
        <source>不办这一场</source>
        <translation>Drop this session</translation>
    </message>
    <message numerus="yes">
        <source>已有 %n 人报名，保存后要打电话告诉。</source>
        <translation>
            <numerusform>%n person is registered: ring them up once it is saved.</numerusform>
            <numerusform>%n people are registered: ring them up once it is saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>后面 %n 场也这样改</source>
        <translation>
            <numerusform>Change the %n session after it like this</numerusform>
            <numerusform>Change the %n sessions after it like this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sittings</name>
    <message>
        <source>加一场</source>
        <translation>Add a session</translation>
    </message>
    <message numerus="yes">
        <source>不办的场次有 %n 人报名，保存后在电话名单里。</source>
        <translation>
            <numerusform>%n person is registered for what is dropped: on the call list once it is saved.</numerusform>
            <numerusform>%n people are registered for what is dropped: on the call list once it is saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipDialog</name>
    <message>
        <source>录入纸质评价</source>
        <translation>Type in a paper rating</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Type in</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>照纸上写的录入，不写姓名。录入后不能修改。</source>
        <translation>Type in what stands on the slip, without a name. It cannot be changed afterwards.</translation>
    </message>
    <message>
        <source>写了什么</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>哪里做得好</source>
        <translation>What was good</translation>
    </message>
    <message>
        <source>哪里可以更好</source>
        <translation>What could be better</translation>
    </message>
    <message>
        <source>已登记 {label}</source>
        <translation>Taken down: {label}</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
    <message>
        <source>查询码的二维码</source>
        <translation>QR code of the query code</translation>
    </message>
    <message>
        <source>查询码</source>
        <translation>Query code</translation>
    </message>
    <message>
        <source>受理编号</source>
        <translation>Request number</translation>
    </message>
    <message>
        <source>请本人拍下来，或打印给本人。查询码只显示这一次，凭它问进度、评价。</source>
        <translation>Let them photograph it, or print it. The query code is shown only this once; it is for asking how things stand and for rating.</translation>
    </message>
    <message>
        <source>打印</source>
        <translation type="unfinished">Print</translation>
    </message>
</context>
<context>
    <name>SlotFields</name>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>SlotModel</name>
    <message>
        <source>时间</source>
        <translation type="unfinished">Time</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>名额</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished">Status</translation>
    </message>
</context>
<context>
    <name>StaffDialog</name>
    <message>
        <source>员工与 PIN</source>
        <translation>Staff and PINs</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>PIN 只存在这台电脑上，每台电脑各设各的</source>
        <translation>PINs stay on this PC; each PC has its own</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>重设 PIN</source>
        <translation>Reset PIN</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>已给{name}设好新 PIN</source>
        <translation>New PIN set for {name}</translation>
    </message>
    <message>
        <source>停用{name}？</source>
        <translation>Disable {name}?</translation>
    </message>
    <message>
        <source>停用后不能再登录，做过的记录都保留，随时可以再启用。</source>
        <translation>They can no longer sign in; their records stay. You can enable them again at any time.</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
</context>
<context>
    <name>StaffModel</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>本机 PIN</source>
        <translation>PIN here</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>已设</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>未设</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>扫码，或输入姓名、拼音首字母、手机后四位</source>
        <translation>Scan, or type a name, pinyin initials, last 4 of phone</translation>
    </message>
    <message>
        <source>今日活动</source>
        <translation>Today&apos;s events</translation>
    </message>
    <message>
        <source>馆内名单</source>
        <translation type="unfinished">In the venue</translation>
    </message>
    <message>
        <source>扫码枪已就绪</source>
        <translation>Scanner ready</translation>
    </message>
    <message>
        <source>现在的签到都算这一场。点一下恢复平常签到</source>
        <translation>Everybody is checked in for this session. Click to go back to normal</translation>
    </message>
    <message>
        <source>随时可以扫码</source>
        <translation>Scan at any time</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>姓名、拼音、手机后四位、会员码</source>
        <translation>Name, pinyin, last 4 of phone, member code</translation>
    </message>
    <message>
        <source>登记新人</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>本月来过</source>
        <translation>Came this month</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>疑似重复</source>
        <translation>Likely doubles</translation>
    </message>
    <message>
        <source>按最近到访排序</source>
        <translation>By last visit</translation>
    </message>
    <message>
        <source>人员名单</source>
        <translation>List of people</translation>
    </message>
    <message>
        <source>还没有登记过人</source>
        <translation>Nobody registered yet</translation>
    </message>
    <message>
        <source>服务需求</source>
        <translation>Service requests</translation>
    </message>
    <message>
        <source>编号或查询码</source>
        <translation>Number or query code</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>列表</source>
        <translation type="unfinished">List</translation>
    </message>
    <message>
        <source>看法</source>
        <translation type="unfinished">View</translation>
    </message>
    <message>
        <source>名录</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>登记需求</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>需求列表</source>
        <translation>List of requests</translation>
    </message>
    <message>
        <source>这里还没有需求</source>
        <translation>No requests here yet</translation>
    </message>
    <message>
        <source>闭环与评价</source>
        <translation type="unfinished">Closing and rating</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 件</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message>
        <source>没有这样的需求</source>
        <translation>No such request</translation>
    </message>
    <message>
        <source>编号和查询码按 Enter 查全部，归档的也查。</source>
        <translation>Enter looks up a number or query code among all, the archive too.</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>我经办的 {count}</source>
        <translation>Mine {count}</translation>
    </message>
    <message>
        <source>今天到期 {count}</source>
        <translation>Due today {count}</translation>
    </message>
    <message>
        <source>已超时 {count}</source>
        <translation>Overdue {count}</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation type="unfinished">Over</translation>
    </message>
    <message>
        <source>本月来过 {count}</source>
        <translation>This month {count}</translation>
    </message>
    <message>
        <source>已停用 {count}</source>
        <translation>Disabled {count}</translation>
    </message>
    <message>
        <source>疑似重复 {count}</source>
        <translation>Likely doubles {count}</translation>
    </message>
    <message>
        <source>按相近程度排序</source>
        <translation>Best match first</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>&quot;{text}&quot; not found</translation>
    </message>
    <message>
        <source>试试拼音首字母，或手机后四位。也可能是第一次来。</source>
        <translation>Try pinyin initials or the last 4 of the phone. Perhaps a first visit.</translation>
    </message>
    <message>
        <source>登记新人“{text}”</source>
        <translation>Register &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>浏览人员名单需要前台权限</source>
        <translation>Browsing the list needs the front-desk role</translation>
    </message>
    <message>
        <source>可以按姓名查找一位，也可以登记新人。</source>
        <translation>You can look up one person by name, or register somebody new.</translation>
    </message>
    <message>
        <source>没有停用的人</source>
        <translation>Nobody is disabled</translation>
    </message>
    <message>
        <source>没有疑似重复的人</source>
        <translation>No likely doubles</translation>
    </message>
    <message>
        <source>这个月还没有人来</source>
        <translation>Nobody came this month yet</translation>
    </message>
    <message>
        <source>登记第一位，或联网同步后，名单会出现在这里。</source>
        <translation>Register the first one, or sync: the list appears here.</translation>
    </message>
    <message>
        <source>先显示最相近的 {total} 位，多输几个字会更准</source>
        <translation>The {total} closest; type more to narrow it down</translation>
    </message>
    <message>
        <source>第 {first} ～ {last} 位，共 {total} 位</source>
        <translation>{first} – {last} of {total}</translation>
    </message>
    <message>
        <source>继续登记</source>
        <translation>Go on registering</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>建议谁来帮</source>
        <translation>Who could help</translation>
    </message>
    <message>
        <source>为什么不是…</source>
        <translation>Why not…</translation>
    </message>
    <message>
        <source>在名录里找…</source>
        <translation>Find in the directory…</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>本机还没有合适的人选</source>
        <translation>This desk knows nobody suitable yet</translation>
    </message>
    <message>
        <source>请总部推荐</source>
        <translation>Ask headquarters</translation>
    </message>
    <message>
        <source>本人不接受推荐。受理后用“指派”直接交给一位同事。</source>
        <translation>They want no suggestions. Accept it, then assign it to a colleague.</translation>
    </message>
</context>
<context>
    <name>SureDialog</name>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>不限</source>
        <translation>Anything</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>选这位</source>
        <translation type="unfinished">Choose</translation>
    </message>
    <message>
        <source>谁</source>
        <translation type="unfinished">Who</translation>
    </message>
</context>
<context>
    <name>TellDialog</name>
    <message>
        <source>怎么告知</source>
        <translation>Told how</translation>
    </message>
</context>
<context>
    <name>ThingDialog</name>
    <message>
        <source>写进本馆名录，本馆每台电脑都能约。</source>
        <translation>It goes into this venue&apos;s directory; every PC here can book it.</translation>
    </message>
    <message>
        <source>如：多功能厅、自习区、投影仪</source>
        <translation>Such as Hall, Reading room, Projector</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>不分开约</source>
        <translation>Only as a whole</translation>
    </message>
    <message>
        <source>同时能约多少人或多少件，如自习区 24 座；不填就只能整个约。</source>
        <translation>How many people or pieces at once, such as 24 seats; without it, only all of it is booked.</translation>
    </message>
    <message>
        <source>容量</source>
        <translation type="unfinished">Capacity</translation>
    </message>
</context>
<context>
    <name>TicketDialog</name>
    <message>
        <source>请对方用手机拍下，到场时扫一下就签到，断网也认</source>
        <translation>Let them photograph it; one scan admits them, also without a line</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>TicketModel</name>
    <message>
        <source>号码</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>谁</source>
        <translation type="unfinished">Who</translation>
    </message>
    <message>
        <source>取号时间</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>过号重排</source>
        <translation>Missed, back in line</translation>
    </message>
    <message>
        <source>{what} · 过号重排</source>
        <translation>{what} · missed, back in line</translation>
    </message>
</context>
<context>
    <name>TicketPrinting</name>
    <message>
        <source>已送往打印机：{name}</source>
        <translation type="unfinished">Sent to the printer: {name}</translation>
    </message>
</context>
<context>
    <name>TicketsDialog</name>
    <message>
        <source>打印</source>
        <translation type="unfinished">Print</translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>58 mm 小票</source>
        <translation>Slip, 58 mm</translation>
    </message>
    <message>
        <source>80 mm 小票</source>
        <translation>Slip, 80 mm</translation>
    </message>
    <message>
        <source>纸</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打出来的样子</source>
        <translation>How it will look</translation>
    </message>
    <message>
        <source>正在找打印机…</source>
        <translation>Looking for printers…</translation>
    </message>
    <message>
        <source>存为 PDF 文件</source>
        <translation>Save as PDF file</translation>
    </message>
    <message>
        <source>选位置，保存</source>
        <translation type="unfinished">Choose where, save</translation>
    </message>
    <message numerus="yes">
        <source>%n 页 A4</source>
        <translation>
            <numerusform>%n page of A4</numerusform>
            <numerusform>%n pages of A4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>今日签到</source>
        <translation>Checked in today</translation>
    </message>
    <message>
        <source>补签</source>
        <translation>Back-fill</translation>
    </message>
    <message>
        <source>匿名计数</source>
        <translation>Anonymous count</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>在馆</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>首次到访</source>
        <translation>First visits</translation>
    </message>
    <message>
        <source>今天还没有人来</source>
        <translation>Nobody came yet today</translation>
    </message>
    <message>
        <source>扫一个码，或在上面输入姓名，第一条签到会出现在这里。</source>
        <translation>Scan a code or type a name above: the first check-in appears here.</translation>
    </message>
    <message>
        <source>{count} 人次</source>
        <translation>{count} visits</translation>
    </message>
    <message>
        <source>在馆 {count}</source>
        <translation>Inside {count}</translation>
    </message>
    <message>
        <source>首次到访 {count}</source>
        <translation>First visit {count}</translation>
    </message>
    <message>
        <source>现在馆里没有人</source>
        <translation>Nobody is in the venue now</translation>
    </message>
    <message>
        <source>今天还没有第一次来的人</source>
        <translation>No first visits yet today</translation>
    </message>
</context>
<context>
    <name>TodayModel</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>电脑时间未核对，连上总部后由总部定是哪一天</source>
        <translation>The PC&apos;s clock was not checked; headquarters will say which day it was</translation>
    </message>
    <message>
        <source>再次入馆</source>
        <translation>Re-entry</translation>
    </message>
    <message>
        <source>未能发送</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>时间未核对</source>
        <translation>Time unsure</translation>
    </message>
    <message>
        <source>不重复计</source>
        <translation>Not counted twice</translation>
    </message>
    <message>
        <source>已离馆</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>离馆时间未知</source>
        <translation>Leaving time unknown</translation>
    </message>
    <message>
        <source>待同步</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>未能发送，请到“同步”页处理</source>
        <translation>Not sent: see the Sync page</translation>
    </message>
    <message>
        <source>{time} 离馆，{sent}</source>
        <translation>Left {time}, {sent}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Switch staff</translation>
    </message>
    <message>
        <source>员工与 PIN</source>
        <translation>Staff and PINs</translation>
    </message>
    <message>
        <source>加入总部</source>
        <translation>Join headquarters</translation>
    </message>
    <message>
        <source>重新加入总部</source>
        <translation>Join headquarters again</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>把 {name} 转到另一场</source>
        <translation>Move {name} to another session</translation>
    </message>
    <message>
        <source>转过去</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>原来的报名同时取消。那一场有本机名额就是报名，没有就先候补。</source>
        <translation>The former registration is cancelled with it. Where this desk has a seat they get it, else a place in line.</translation>
    </message>
    <message>
        <source>转到哪一场</source>
        <translation>To which session</translation>
    </message>
    <message>
        <source>总部</source>
        <translation type="unfinished">Headquarters</translation>
    </message>
    <message>
        <source>转给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>交给对方的内容，没勾的和原因都不给对方看</source>
        <translation>What goes along; they see neither what is not ticked nor the reason</translation>
    </message>
    <message>
        <source>总部只看到类别、状态和时间，看不到内容</source>
        <translation>Headquarters sees category, state and times, never the words</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>全部重试</source>
        <translation>Retry all</translation>
    </message>
    <message>
        <source>未能发送 {count}</source>
        <translation>Not sent {count}</translation>
    </message>
</context>
<context>
    <name>TroubleItem</name>
    <message>
        <source>要写的：{what}</source>
        <translation>Would write: {what}</translation>
    </message>
    <message>
        <source>在等它的：{what}</source>
        <translation>Waits for it: {what}</translation>
    </message>
    <message>
        <source>代码 {code}</source>
        <translation>Code {code}</translation>
    </message>
</context>
<context>
    <name>TroublePanel</name>
    <message>
        <source>没有未能发送的</source>
        <translation>Nothing was turned down</translation>
    </message>
    <message>
        <source>这些记录仍在本机，标着“未能发送”，不会丢</source>
        <translation>These records stay on this PC, marked &quot;Not sent&quot;; nothing is lost</translation>
    </message>
    <message>
        <source>总部都收下了，或还没有问过</source>
        <translation>Headquarters took everything, or was not asked yet</translation>
    </message>
</context>
<context>
    <name>Twin</name>
    <message>
        <source>打开那件</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>已有一件在办 {number}，是同一件吗</source>
        <translation>{number} is open already. Is it the same?</translation>
    </message>
</context>
<context>
    <name>TwinBox</name>
    <message>
        <source>可能登记过两次</source>
        <translation>May be registered twice</translation>
    </message>
    <message>
        <source>没有留手机</source>
        <translation>No phone left</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>和{name}对比</source>
        <translation>Compare with {name}</translation>
    </message>
</context>
<context>
    <name>VenueDialog</name>
    <message>
        <source>场馆</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>大家在锁屏上看到的名字</source>
        <translation>The name on the lock screen</translation>
    </message>
    <message>
        <source>场馆名称</source>
        <translation>Venue name</translation>
    </message>
    <message>
        <source>总部编的号，没有就留空</source>
        <translation>Headquarters&apos; number; leave empty if there is none</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>场馆编号</source>
        <translation>Venue number</translation>
    </message>
    <message>
        <source>还没填场馆名称</source>
        <translation>The venue&apos;s name is missing</translation>
    </message>
</context>
<context>
    <name>VolunteersDialog</name>
    <message>
        <source>志愿者在岗</source>
        <translation>Volunteers on duty</translation>
    </message>
    <message>
        <source>登记上岗</source>
        <translation>Sign on</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>选中</source>
        <translation type="unfinished">Select</translation>
    </message>
    <message>
        <source>例如：引导、登记</source>
        <translation>For example: ushering, registering</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>Doing what</translation>
    </message>
    <message>
        <source>先找到这个人，按 Enter 选中</source>
        <translation type="unfinished">Find the person first, press Enter to select</translation>
    </message>
    <message>
        <source>还没有志愿者在岗</source>
        <translation>No volunteers yet</translation>
    </message>
    <message>
        <source>登记离岗</source>
        <translation>Sign off</translation>
    </message>
    <message>
        <source>补填时长…</source>
        <translation>Fill in hours…</translation>
    </message>
    <message>
        <source>改时长…</source>
        <translation>Change hours…</translation>
    </message>
    <message>
        <source>{since} 起，{hours} 小时</source>
        <translation>since {since}, {hours} hours</translation>
    </message>
    <message>
        <source>{since} 起，没有登记离岗，时长未知</source>
        <translation>since {since}, never signed off, hours unknown</translation>
    </message>
    <message>
        <source>{since} 起在岗</source>
        <translation>on duty since {since}</translation>
    </message>
</context>
<context>
    <name>VoucherDialog</name>
    <message>
        <source>凭证核验后放行</source>
        <translation>Admit after seeing a proof</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Admit</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>放行到“{session}”。总部会看到这次是凭证放行，以及看了什么。</source>
        <translation>Admits to &quot;{session}&quot;. Headquarters will see that it was by a proof, and what was seen.</translation>
    </message>
    <message>
        <source>例如：报名短信、盖章的报名表</source>
        <translation>For example: the sign-up message, a stamped form</translation>
    </message>
    <message>
        <source>看了什么凭证</source>
        <translation>What proof was seen</translation>
    </message>
    <message>
        <source>有会员码的找到本人，没有的不用选：</source>
        <translation>Find who has a card; who has none need not be chosen:</translation>
    </message>
    <message>
        <source>选中</source>
        <translation type="unfinished">Select</translation>
    </message>
</context>
<context>
    <name>WaitCard</name>
    <message>
        <source>全部</source>
        <translation type="unfinished">All</translation>
    </message>
    <message>
        <source>没有人在候补</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message numerus="yes">
        <source>候补 %n 人</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} 登记</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>转正</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>{name}转正</source>
        <translation>Moving up {name}</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>待发送 {count}</source>
        <translation>To send {count}</translation>
    </message>
    <message>
        <source>{size}，联网后几秒发完</source>
        <translation>{size}, seconds once online</translation>
    </message>
    <message>
        <source>都在总部了</source>
        <translation>All at headquarters</translation>
    </message>
    <message>
        <source>新登记与修改</source>
        <translation>new and changed</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation type="unfinished">
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>会写到总部的</source>
        <translation>Will be written</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>待发送</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>没有要发送的</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>为什么还没发：{why}</source>
        <translation>Why it still waits: {why}</translation>
    </message>
    <message>
        <source>已发出，等答复</source>
        <translation>Awaiting answer</translation>
    </message>
    <message>
        <source>在本机</source>
        <translation>On this PC</translation>
    </message>
    <message>
        <source>从最早的一条开始发。手机号只在发送时是完整的，这里遮住中间几位</source>
        <translation>Oldest first. Phones are sent in full; here their middle is hidden</translation>
    </message>
    <message>
        <source>这里是最早的 {shown} 条，共 {total} 条</source>
        <translation>The oldest {shown} of {total}</translation>
    </message>
</context>
<context>
    <name>WalkInPanel</name>
    <message>
        <source>不满 14 周岁，要留一位监护人的姓名；不方便就只计人数</source>
        <translation>Under 14: a guardian&apos;s name is needed; or count heads only</translation>
    </message>
    <message>
        <source>登记新朋友</source>
        <translation>Register somebody new</translation>
    </message>
    <message>
        <source>姓名就够了，手机号选填</source>
        <translation>A name is enough, the phone is optional</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>签到这位</source>
        <translation>Check this one in</translation>
    </message>
    <message>
        <source>告知书 {version}</source>
        <translation>Notice {version}</translation>
    </message>
    <message>
        <source>口头告知并同意</source>
        <translation>Told and agreed in words</translation>
    </message>
    <message>
        <source>书面同意</source>
        <translation>Agreed in writing</translation>
    </message>
    <message>
        <source>仅限到馆登记</source>
        <translation>Arrival records only</translation>
    </message>
    <message>
        <source>不满 14 周岁</source>
        <translation>Under 14</translation>
    </message>
    <message>
        <source>监护人姓名</source>
        <translation>Guardian&apos;s name</translation>
    </message>
    <message>
        <source>与孩子的关系</source>
        <translation>Relation to the child</translation>
    </message>
    <message>
        <source>登记并签到</source>
        <translation>Register and check in</translation>
    </message>
    <message>
        <source>改为只计人数</source>
        <translation>Count heads only</translation>
    </message>
    <message>
        <source>仍然登记</source>
        <translation>Register anyway</translation>
    </message>
    <message>
        <source>已有一位{name}（{phone}），是同一个人吗？</source>
        <translation>There is a {name} ({phone}) already. The same person?</translation>
    </message>
    <message>
        <source>没有手机号</source>
        <translation>no phone</translation>
    </message>
</context>
<context>
    <name>WeekFace</name>
    <message>
        <source>今天</source>
        <translation type="unfinished">Today</translation>
    </message>
    <message>
        <source>＋ 新建 {time}</source>
        <translation type="unfinished">+ New {time}</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>本周活动</source>
        <translation>Events of the week</translation>
    </message>
    <message numerus="yes">
        <source>%n 场活动</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message>
        <source>一周的预约</source>
        <translation>Bookings of a week</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>你想怎么用？</source>
        <translation>How do you want to use it?</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>加入总部</source>
        <translation>Join headquarters</translation>
    </message>
    <message>
        <source>与“青年之声”互通到访和人员。断网照常工作，联网自动同步</source>
        <translation>Share visits and people with Youth Voice. Works without a line, syncs when it is back</translation>
    </message>
    <message>
        <source>独立使用</source>
        <translation>Stand-alone</translation>
    </message>
    <message>
        <source>暂不连总部，数据只在这台电脑。以后拿到入网码可随时加入</source>
        <translation>No headquarters for now, data on this PC only. Join at any time with a code</translation>
    </message>
    <message>
        <source>先用示例数据试试</source>
        <translation>Try it with sample data</translation>
    </message>
    <message>
        <source>一家虚构的青年之家，和真实数据完全分开</source>
        <translation>An invented Youth Home, kept apart from real data</translation>
    </message>
</context>
<context>
    <name>WhoBox</name>
    <message>
        <source>未成年人</source>
        <translation type="unfinished">Minor</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>选这位</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>选填</source>
        <translation type="unfinished">optional</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>如：小周、王同学</source>
        <translation>e.g. Zhou, Ms Wang</translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished">Phone</translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished">Search</translation>
    </message>
    <message>
        <source>匿名</source>
        <translation type="unfinished">Anonymous</translation>
    </message>
    <message>
        <source>不留姓名和电话，凭查询码问进度</source>
        <translation>No name, no number; they ask by query code</translation>
    </message>
    <message>
        <source>填是谁</source>
        <translation>Say who</translation>
    </message>
    <message>
        <source>没来过，写称呼</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>没留手机</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>{time} 签到</source>
        <translation>Came {time}</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished">Reason</translation>
    </message>
</context>
<context>
    <name>WhyNotDialog</name>
    <message>
        <source>为什么不是…</source>
        <translation>Why not…</translation>
    </message>
    <message>
        <source>查看</source>
        <translation type="unfinished">View</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>如：律师、失眠</source>
        <translation>e.g. lawyer, sleep</translation>
    </message>
    <message>
        <source>名字或特长</source>
        <translation>Name or speciality</translation>
    </message>
    <message>
        <source>先写名字或特长</source>
        <translation>Type a name or a speciality first</translation>
    </message>
    <message>
        <source>名录里没有找到</source>
        <translation>Nobody like that in the directory</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>没有写原因</source>
        <translation>No reason was given</translation>
    </message>
    <message>
        <source>编辑活动</source>
        <translation>Edit event</translation>
    </message>
    <message>
        <source>新建活动</source>
        <translation type="unfinished">New event</translation>
    </message>
    <message>
        <source>保存，联网后发布</source>
        <translation>Save, publish when online</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>保存修改</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>未命名活动</source>
        <translation>Unnamed event</translation>
    </message>
    <message>
        <source>草稿已存本机 {time}</source>
        <translation>Draft kept here {time}</translation>
    </message>
    <message>
        <source>已保存：{title}</source>
        <translation>Saved: {title}</translation>
    </message>
    <message>
        <source>已保存，联网后自动提交总部：{title}</source>
        <translation>Saved, handed in once online: {title}</translation>
    </message>
    <message>
        <source>已提交总部，审核后可报名：{title}</source>
        <translation>Handed in for review: {title}</translation>
    </message>
</context>
<context>
    <name>_TextDialog</name>
    <message>
        <source>最多 {most} 个字，现在 {count} 个</source>
        <translation>At most {most} characters, now {count}</translation>
    </message>
</context>
<context>
    <name>attention</name>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>记录都在本机</source>
        <translation>All records are on this PC</translation>
    </message>
    <message>
        <source>独立使用</source>
        <translation>Stand-alone</translation>
    </message>
    <message>
        <source>先发后收，可以继续接待，不用等</source>
        <translation>Sends first, then receives; work goes on</translation>
    </message>
    <message>
        <source>正在取</source>
        <translation>Fetching</translation>
    </message>
    <message>
        <source>同步中</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>已取 {done} / {total}</source>
        <translation>{done} of {total} fetched</translation>
    </message>
    <message>
        <source>没有新的收发</source>
        <translation>nothing new either way</translation>
    </message>
    <message>
        <source>本机和总部一致</source>
        <translation>this PC and headquarters agree</translation>
    </message>
    <message>
        <source>收到 {received} 条，发出 {sent} 条</source>
        <translation>{received} received, {sent} sent</translation>
    </message>
    <message>
        <source>需要处理</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>线路正常，有记录总部没有收下</source>
        <translation>The line is fine; some were not taken</translation>
    </message>
    <message>
        <source>总部停用了这台电脑，记录都在本机</source>
        <translation>Turned off by headquarters; all is here</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>别处的资料已清除，没上报的还在本机</source>
        <translation>What came from elsewhere was wiped; unsent work is still here</translation>
    </message>
    <message>
        <source>要重新加入总部，记录不会丢</source>
        <translation>Nothing is lost; join again</translation>
    </message>
    <message>
        <source>要重新加入</source>
        <translation>Join again</translation>
    </message>
    <message>
        <source>同步停下了，原因在上面</source>
        <translation>Sync has stopped, see above</translation>
    </message>
    <message>
        <source>照常登记，记录都在本机</source>
        <translation>Go on working, all is on this PC</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>{at} 起连不上总部，{why}</source>
        <translation>Since {at}: {why}</translation>
    </message>
    <message>
        <source>{fetched}，连上后接着取</source>
        <translation>{fetched} so far</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>都在总部了</source>
        <translation>All at headquarters</translation>
    </message>
    <message>
        <source>加入总部后自动发送</source>
        <translation>Sent once this PC has joined</translation>
    </message>
    <message>
        <source>最早一条 {at}</source>
        <translation>The oldest {at}</translation>
    </message>
    <message>
        <source>条待发送</source>
        <translation>to send</translation>
    </message>
    <message>
        <source>不急，不影响签到</source>
        <translation>No hurry, check-in goes on</translation>
    </message>
    <message>
        <source>只有这台电脑在记</source>
        <translation>Only this PC records</translation>
    </message>
    <message>
        <source>两台电脑没有改到一处</source>
        <translation>No field was changed twice</translation>
    </message>
    <message>
        <source>处要选择</source>
        <translation>to choose</translation>
    </message>
    <message>
        <source>需要人看一眼</source>
        <translation>Someone should look</translation>
    </message>
    <message>
        <source>还没有加入总部</source>
        <translation>Not joined to headquarters</translation>
    </message>
    <message>
        <source>没有退回来的</source>
        <translation>None came back</translation>
    </message>
    <message>
        <source>总部都收下了</source>
        <translation>Headquarters took everything</translation>
    </message>
    <message>
        <source>条未能发送</source>
        <translation>not sent</translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation type="unfinished">
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>别处先选好了，或又改过，你选的没有写下。看一下最新的再选。</source>
        <translation>Somebody chose first or changed it again, so your choice was not written. Look at the latest.</translation>
    </message>
    <message>
        <source>“{field}”登记后不能改。需要改请联系总部。</source>
        <translation>&quot;{field}&quot; cannot be changed once written. Ask headquarters.</translation>
    </message>
    <message>
        <source>“{field}”这一项总部不接受，核对后重新填写。</source>
        <translation>Headquarters does not accept &quot;{field}&quot;. Check it and fill it in again.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>改好重发</source>
        <translation>Mend and resend</translation>
    </message>
    <message>
        <source>原样再发</source>
        <translation>Send as it is</translation>
    </message>
    <message>
        <source>看这条记录</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>去选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>复制给技术支持</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>放弃…</source>
        <translation>Give up…</translation>
    </message>
    <message>
        <source>外网不通</source>
        <translation>no network</translation>
    </message>
    <message>
        <source>总部很久没有回答</source>
        <translation>no answer for long</translation>
    </message>
    <message>
        <source>线路太慢</source>
        <translation>the line is too slow</translation>
    </message>
    <message>
        <source>线路中途断了</source>
        <translation>the line was cut</translation>
    </message>
    <message>
        <source>收到的内容不完整</source>
        <translation>what came was incomplete</translation>
    </message>
    <message>
        <source>网络要先登录</source>
        <translation>the network wants a log-in</translation>
    </message>
    <message>
        <source>代理不通</source>
        <translation>the proxy fails</translation>
    </message>
    <message>
        <source>证书不可信</source>
        <translation>certificate not trusted</translation>
    </message>
    <message>
        <source>电脑时间不对</source>
        <translation>this PC&apos;s clock is wrong</translation>
    </message>
    <message>
        <source>刚才停下了</source>
        <translation>stopped just now</translation>
    </message>
    <message>
        <source>总部正忙</source>
        <translation>headquarters is busy</translation>
    </message>
    <message>
        <source>还没有连上过</source>
        <translation>not connected yet</translation>
    </message>
    <message>
        <source>连不上总部</source>
        <translation>no connection</translation>
    </message>
    <message>
        <source>{field} {value}</source>
        <translation>{field} {value}</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>约 {size} MB</source>
        <translation>about {size} MB</translation>
    </message>
    <message>
        <source>约 {size} kB</source>
        <translation>about {size} kB</translation>
    </message>
    <message>
        <source>{first} ～ {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>正在连接总部</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>独立使用，没有要发送的地方</source>
        <translation>this PC stands alone</translation>
    </message>
    <message>
        <source>加入总部后，从最早的一条开始自动发送。</source>
        <translation>Once it has joined headquarters, everything is sent by itself, oldest first.</translation>
    </message>
    <message>
        <source>正在发，先发后收，不用等</source>
        <translation>being sent right now</translation>
    </message>
    <message>
        <source>下次自动再试：{at}。</source>
        <translation> Next try by itself: {at}.</translation>
    </message>
    <message>
        <source>同步停下了</source>
        <translation>Syncing has stopped</translation>
    </message>
    <message>
        <source>同步已暂停</source>
        <translation>sync is paused</translation>
    </message>
    <message>
        <source>{since} 起连不上总部，{why}</source>
        <translation>no connection since {since}, {why}</translation>
    </message>
    <message>
        <source>线路正常，马上就发</source>
        <translation>the line is fine, about to go</translation>
    </message>
    <message>
        <source>刚记下的几条攒在一起发，一般几秒内。</source>
        <translation>What is recorded within seconds goes together.</translation>
    </message>
    <message>
        <source>·</source>
        <translation type="unfinished"> · </translation>
    </message>
    <message>
        <source>{words}，这个已传 {sent}</source>
        <translation>{words}; {sent} of this one sent</translation>
    </message>
    <message>
        <source>记录先发，文件随后自动传，不影响接待。</source>
        <translation>Records go first; files follow by themselves and hold nothing up.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>旧批次第 {number} 号</source>
        <translation>no. {number} of a former batch</translation>
    </message>
    <message>
        <source>第 {number} 号</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <source>总部已有，{numbered}</source>
        <translation>At headquarters, {numbered}</translation>
    </message>
    <message>
        <source>总部已收到，{at}，{numbered}</source>
        <translation>At headquarters {at}, {numbered}</translation>
    </message>
    <message>
        <source>{receipt}；后来的改动还没送到</source>
        <translation>{receipt}; a later change is on its way</translation>
    </message>
    <message>
        <source>{receipt}（总部批次 {epoch}）</source>
        <translation>{receipt} (headquarters batch {epoch})</translation>
    </message>
</context>
<context>
    <name>bookings</name>
    <message>
        <source>预约</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>改写预约</source>
        <translation>Change booking</translation>
    </message>
    <message>
        <source>这个时段放不下了。可以改到：</source>
        <translation>There is no room at that time. Free instead:</translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>{name}（{span}）</source>
        <translation>{name} ({span})</translation>
    </message>
    <message>
        <source>这个时段已有人约：{names}。可以改到：</source>
        <translation>Already booked by {names}. Free instead:</translation>
    </message>
    <message>
        <source>再约一个</source>
        <translation>Book another</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation type="unfinished">Got it</translation>
    </message>
    <message>
        <source>备注：{words}</source>
        <translation>Note: {words}</translation>
    </message>
    <message>
        <source>撞期照旧保留：{words}</source>
        <translation>Kept although double-booked: {words}</translation>
    </message>
    <message>
        <source>照旧保留</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>这条预约要决定</source>
        <translation>This booking needs a decision</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>物品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>{kind}·{count} 人</source>
        <translation>{kind} · {count} people</translation>
    </message>
    <message>
        <source>{kind}·{count} 件</source>
        <translation>{kind} · {count} pieces</translation>
    </message>
    <message>
        <source>{first} ～ {last}</source>
        <translation type="unfinished">{first} – {last}</translation>
    </message>
    <message>
        <source>有活动</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>闭馆</source>
        <translation type="unfinished">Closed</translation>
    </message>
    <message>
        <source>{first}·{second}</source>
        <translation type="unfinished">{first} · {second}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished">All</translation>
    </message>
    <message>
        <source>整间</source>
        <translation>All of it</translation>
    </message>
    <message>
        <source>已约</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>撞期</source>
        <translation>Double-booked</translation>
    </message>
    <message>
        <source>未能发送</source>
        <translation type="unfinished">Not sent</translation>
    </message>
    <message>
        <source>已预约</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>已核销</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>爽约</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation type="unfinished">Cancelled</translation>
    </message>
    <message>
        <source>可约</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>已满</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>剩 {left} / {all}</source>
        <translation>{left} / {all} left</translation>
    </message>
    <message>
        <source>“{name}”同一时段约了两次：与 {other}（{span}）撞期，放不下。</source>
        <translation>&quot;{name}&quot; was booked twice for the same time: with {other} ({span}) there is no room.</translation>
    </message>
    <message>
        <source>“{name}”这个时段约满了，放不下。</source>
        <translation>&quot;{name}&quot; is full at that time, there is no room.</translation>
    </message>
    <message>
        <source>这一项已经不在名录里，预约还在。</source>
        <translation>This is no longer in the directory, the booking is.</translation>
    </message>
    <message>
        <source>“{name}”已停用，或那天闭馆，预约还在。</source>
        <translation>{name} was withdrawn, or the house is closed that day; the booking stands.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个预约</source>
        <translation type="unfinished">
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 件</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation type="unfinished">
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>添加场地或物品</source>
        <translation>Add a room or goods</translation>
    </message>
    <message>
        <source>添加</source>
        <translation type="unfinished">Add</translation>
    </message>
</context>
<context>
    <name>carry</name>
    <message>
        <source>用 U 盘交换</source>
        <translation>Use a USB stick</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>、</source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>交给对方：{fields}</source>
        <translation>Handed on: {fields}</translation>
    </message>
    <message>
        <source>待受理</source>
        <translation>New</translation>
    </message>
    <message>
        <source>对接中</source>
        <translation>Matching</translation>
    </message>
    <message>
        <source>服务中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>没有等着受理的</source>
        <translation>Nobody waits to be taken on</translation>
    </message>
    <message>
        <source>没有在找人帮的</source>
        <translation>None looks for help</translation>
    </message>
    <message>
        <source>没有正在办的</source>
        <translation>None is being worked on</translation>
    </message>
    <message>
        <source>没有等着回访的</source>
        <translation>None waits for follow-up</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation type="unfinished">Draft</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已指派</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>已闭环</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>等材料</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>已转办</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>已转介</source>
        <translation>Referred</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Not taken on</translation>
    </message>
    <message>
        <source>就业创业</source>
        <translation type="unfinished">Careers</translation>
    </message>
    <message>
        <source>实习见习</source>
        <translation>Internships</translation>
    </message>
    <message>
        <source>婚恋交友</source>
        <translation>Dating and friendship</translation>
    </message>
    <message>
        <source>法律维权</source>
        <translation>Law and rights</translation>
    </message>
    <message>
        <source>心理支持</source>
        <translation type="unfinished">Wellbeing</translation>
    </message>
    <message>
        <source>技能培训</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>生活帮扶</source>
        <translation>Daily life</translation>
    </message>
    <message>
        <source>志愿公益</source>
        <translation>Volunteering</translation>
    </message>
    <message>
        <source>心理咨询</source>
        <translation>Counselling</translation>
    </message>
    <message>
        <source>法律援助</source>
        <translation>Legal aid</translation>
    </message>
    <message>
        <source>权益维护</source>
        <translation>Rights protection</translation>
    </message>
    <message>
        <source>困难帮扶</source>
        <translation>Hardship help</translation>
    </message>
    <message>
        <source>助学资助</source>
        <translation>Student aid</translation>
    </message>
    <message>
        <source>微心愿</source>
        <translation>Micro-wish</translation>
    </message>
    <message>
        <source>志愿服务</source>
        <translation type="unfinished">Volunteering</translation>
    </message>
    <message>
        <source>学习培训</source>
        <translation type="unfinished">Learning</translation>
    </message>
    <message>
        <source>文体活动</source>
        <translation>Culture and sport</translation>
    </message>
    <message>
        <source>场地预约</source>
        <translation>Room booking</translation>
    </message>
    <message>
        <source>团务咨询</source>
        <translation>League affairs</translation>
    </message>
    <message>
        <source>政策咨询</source>
        <translation>Policy advice</translation>
    </message>
    <message>
        <source>人才安居</source>
        <translation>Housing</translation>
    </message>
    <message>
        <source>托管服务</source>
        <translation>Child care</translation>
    </message>
    <message>
        <source>便民服务</source>
        <translation>Convenience</translation>
    </message>
    <message>
        <source>建议吐槽</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>现场</source>
        <translation type="unfinished">On the spot</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>男</source>
        <translation type="unfinished">Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation type="unfinished">Female</translation>
    </message>
    <message>
        <source>都可以</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>当天办完</source>
        <translation>Dealt with today</translation>
    </message>
    <message>
        <source>最晚 {when}</source>
        <translation>By {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日内答复</source>
        <translation>
            <numerusform>Answered within %n working day</numerusform>
            <numerusform>Answered within %n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished">Other</translation>
    </message>
    <message>
        <source>{first}·{second}</source>
        <translation type="unfinished">{first} · {second}</translation>
    </message>
    <message>
        <source>敏感事项</source>
        <translation>Sensitive matter</translation>
    </message>
    <message>
        <source>内容已随本人资料删除</source>
        <translation>Content erased with the person&apos;s data</translation>
    </message>
    <message>
        <source>匿名</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>今天办结</source>
        <translation>Resolved today</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation type="unfinished">Over</translation>
    </message>
    <message>
        <source>没有时限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>结果已经告知，等本人评价</source>
        <translation>The result was told, the rating is awaited</translation>
    </message>
    <message>
        <source>已办结，还没告知本人</source>
        <translation>Resolved, not told yet</translation>
    </message>
    <message>
        <source>在等材料，时限停着不走</source>
        <translation>Awaits material, the limit stands still</translation>
    </message>
    <message>
        <source>已经结束，不再计时</source>
        <translation>Over, no limit runs</translation>
    </message>
    <message>
        <source>提交</source>
        <translation type="unfinished">Submit</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>指派给人</source>
        <translation>Assign to somebody</translation>
    </message>
    <message>
        <source>开始办理</source>
        <translation>Begin work</translation>
    </message>
    <message>
        <source>办结，写下结果</source>
        <translation>Resolve, with the result</translation>
    </message>
    <message>
        <source>等材料到</source>
        <translation>Wait for the material</translation>
    </message>
    <message>
        <source>把结果告诉本人</source>
        <translation>Tell the result</translation>
    </message>
    <message>
        <source>请本人评价</source>
        <translation>Ask for their rating</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>没有了</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished">Register</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Answered on the spot</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>改派</source>
        <translation>Reassigned</translation>
    </message>
    <message>
        <source>要材料</source>
        <translation>Ask for material</translation>
    </message>
    <message>
        <source>材料已到</source>
        <translation>Material is here</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>转介</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>闭环</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>重新办理</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>改写</source>
        <translation>Rewritten</translation>
    </message>
    <message>
        <source>改类别</source>
        <translation>Category changed</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>标为敏感</source>
        <translation>Marked sensitive</translation>
    </message>
    <message>
        <source>标为紧急</source>
        <translation>Marked as emergency</translation>
    </message>
    <message>
        <source>对方接手</source>
        <translation>Partner takes it on</translation>
    </message>
    <message>
        <source>对方要材料</source>
        <translation>Partner needs something</translation>
    </message>
    <message>
        <source>请别的青年之家帮忙</source>
        <translation>Ask other Youth Homes for help</translation>
    </message>
    <message>
        <source>前台登记</source>
        <translation type="unfinished">Desk</translation>
    </message>
    <message>
        <source>电话登记</source>
        <translation>by phone</translation>
    </message>
    <message>
        <source>网上登记</source>
        <translation>on the web</translation>
    </message>
    <message>
        <source>别处转来</source>
        <translation>referred here</translation>
    </message>
    <message>
        <source>一般</source>
        <translation type="unfinished">So-so</translation>
    </message>
    <message>
        <source>较急</source>
        <translation>Pressing</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>当面</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>信件</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>网上</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>本人口头同意</source>
        <translation type="unfinished">Agreed in words</translation>
    </message>
    <message>
        <source>本人书面同意</source>
        <translation type="unfinished">Agreed in writing</translation>
    </message>
    <message>
        <source>本人在线同意</source>
        <translation>Agreed online</translation>
    </message>
    <message>
        <source>监护人同意</source>
        <translation type="unfinished">Guardian agreed</translation>
    </message>
    <message>
        <source>对方用链接</source>
        <translation>by the link</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished">Phone</translation>
    </message>
    <message>
        <source>替谁来问</source>
        <translation>On behalf of</translation>
    </message>
    <message>
        <source>需求</source>
        <translation type="unfinished">Request</translation>
    </message>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>想在哪里</source>
        <translation>Place wished</translation>
    </message>
    <message>
        <source>想什么时候</source>
        <translation>Time wished</translation>
    </message>
    <message>
        <source>想用什么语言</source>
        <translation>Language wished</translation>
    </message>
    <message>
        <source>想找男士还是女士</source>
        <translation>Man or woman</translation>
    </message>
    <message>
        <source>合作单位在办</source>
        <translation>A partner</translation>
    </message>
    <message>
        <source>别的青年之家在办</source>
        <translation>Another Youth Home</translation>
    </message>
    <message>
        <source>总部在办</source>
        <translation>Headquarters</translation>
    </message>
    <message>
        <source>待同步</source>
        <translation type="unfinished">To send</translation>
    </message>
    <message>
        <source>未成年人</source>
        <translation>Minor</translation>
    </message>
    <message numerus="yes">
        <source>超 %n 分钟</source>
        <translation>
            <numerusform>%n min over</numerusform>
            <numerusform>%n min over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>超 %n 小时</source>
        <translation>
            <numerusform>%n h over</numerusform>
            <numerusform>%n h over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>超 %n 天</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>剩 %n 分钟</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>剩 %n 天</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已办 %n 天</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已超时 %n 分钟</source>
        <translation>
            <numerusform>Overdue by %n minute</numerusform>
            <numerusform>Overdue by %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已超时 %n 小时</source>
        <translation>
            <numerusform>Overdue by %n hour</numerusform>
            <numerusform>Overdue by %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已超期 %n 个工作日</source>
        <translation>
            <numerusform>Overdue by %n working day</numerusform>
            <numerusform>Overdue by %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>今天到期，还剩 %n 分钟</source>
        <translation>
            <numerusform>Due today, %n minute left</numerusform>
            <numerusform>Due today, %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>今天到期，还剩 %n 小时</source>
        <translation>
            <numerusform>Due today, %n hour left</numerusform>
            <numerusform>Due today, %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>剩余 %n 个工作日</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
    <message>
        <source>评价已收到</source>
        <translation>Rating received</translation>
    </message>
    <message>
        <source>本人不评价…</source>
        <translation>Rating declined…</translation>
    </message>
    <message>
        <source>转总部</source>
        <translation>To headquarters</translation>
    </message>
    <message>
        <source>转办…</source>
        <translation>Transfer…</translation>
    </message>
    <message>
        <source>我来受理</source>
        <translation>Take it on</translation>
    </message>
    <message>
        <source>指派…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>要材料…</source>
        <translation>Ask for material…</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>转介…</source>
        <translation>Refer…</translation>
    </message>
    <message>
        <source>办结…</source>
        <translation>Resolve…</translation>
    </message>
    <message>
        <source>告知…</source>
        <translation>Tell result…</translation>
    </message>
    <message>
        <source>重新办理…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>本人撤回…</source>
        <translation>Withdrawn…</translation>
    </message>
    <message>
        <source>不予受理…</source>
        <translation>Not taken on…</translation>
    </message>
    <message>
        <source>请对方评价</source>
        <translation type="unfinished">Ask them to rate</translation>
    </message>
    <message>
        <source>录入对方答复…</source>
        <translation>Enter their answer…</translation>
    </message>
    <message>
        <source>给对方链接…</source>
        <translation>Give the link…</translation>
    </message>
    <message>
        <source>请别的青年之家帮忙…</source>
        <translation>Ask other Youth Homes for help…</translation>
    </message>
    <message>
        <source>备注…</source>
        <translation>Remark…</translation>
    </message>
    <message>
        <source>录入纸质评价…</source>
        <translation type="unfinished">Type in a paper rating…</translation>
    </message>
    <message>
        <source>改派…</source>
        <translation>Reassign…</translation>
    </message>
    <message>
        <source>延期…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>改写…</source>
        <translation>Change words…</translation>
    </message>
    <message>
        <source>改类别…</source>
        <translation>Change category…</translation>
    </message>
    <message>
        <source>标为紧急…</source>
        <translation>Mark as emergency…</translation>
    </message>
    <message>
        <source>标为敏感…</source>
        <translation>Mark sensitive…</translation>
    </message>
    <message>
        <source>这次帮你办的事，你觉得怎么样？</source>
        <translation>How was it, what we did for you?</translation>
    </message>
    <message>
        <source>“{need}”，你觉得怎么样？</source>
        <translation>&quot;{need}&quot;: how was it?</translation>
    </message>
    <message>
        <source>单号 {number}。评价只看总体，不影响以后的服务，工作人员不能修改</source>
        <translation>No. {number}. Only the whole is looked at; it changes nothing later, and staff cannot edit it</translation>
    </message>
    <message>
        <source>就在推荐里面</source>
        <translation>Is among the suggestions</translation>
    </message>
    <message>
        <source>也合适，只是别人更合适</source>
        <translation>Fits too, others fit better</translation>
    </message>
    <message>
        <source>就在本馆</source>
        <translation>at this venue</translation>
    </message>
    <message>
        <source>{one}，{other}</source>
        <translation>{one}, {other}</translation>
    </message>
    <message>
        <source>加附件</source>
        <translation>File added</translation>
    </message>
    <message>
        <source>{who}已经不在名录里</source>
        <translation>{who} is no longer in the directory</translation>
    </message>
    <message>
        <source>{who}已停止接单</source>
        <translation>{who} takes no more requests</translation>
    </message>
    <message>
        <source>{who}的协议已经到期</source>
        <translation>The agreement with {who} has run out</translation>
    </message>
    <message>
        <source>{who}还没有通过审核</source>
        <translation>{who} has not been audited</translation>
    </message>
    <message>
        <source>{who}已经不在这里上班</source>
        <translation>{who} no longer works here</translation>
    </message>
    <message>
        <source>这件需求要换一个人接着办，已经记下的都在。</source>
        <translation>Somebody else has to carry on; everything written down is kept.</translation>
    </message>
    <message>
        <source>对方交来：{fields}</source>
        <translation>came along: {fields}</translation>
    </message>
    <message>
        <source>接着办</source>
        <translation>Going on</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>the other side</translation>
    </message>
    <message>
        <source>答复对方…</source>
        <translation>Answer them…</translation>
    </message>
    <message>
        <source>总部</source>
        <translation type="unfinished">Headquarters</translation>
    </message>
    <message>
        <source>本站办</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>已受理，转来的一方看得到</source>
        <translation>Taken on; the venue it came from can see that</translation>
    </message>
    <message>
        <source>材料已到，接着办</source>
        <translation>Material is here; go on</translation>
    </message>
    <message>
        <source>已向转来的一方要材料</source>
        <translation>The venue it came from is asked</translation>
    </message>
    <message>
        <source>已办结，由转来的一方告诉本人</source>
        <translation>Resolved; the venue it came from tells the young person</translation>
    </message>
    <message>
        <source>已退回转来的一方</source>
        <translation>Sent back to where it came from</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation type="unfinished">Recorded</translation>
    </message>
    <message>
        <source>{name}会看到，由他们问本人。</source>
        <translation>{name} sees it and asks the young person.</translation>
    </message>
    <message>
        <source>要什么材料</source>
        <translation type="unfinished">What is needed</translation>
    </message>
    <message>
        <source>写清楚办成了什么，由{name}告诉本人。</source>
        <translation>Say clearly what came of it; {name} tells the young person.</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation type="unfinished">Result</translation>
    </message>
    <message>
        <source>回到{name}，由他们重新找人办。</source>
        <translation>Back to {name}, who find somebody else.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished">Reason</translation>
    </message>
    <message>
        <source>只记在本站，{name}看不到。</source>
        <translation>Kept here only; {name} does not see it.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation type="unfinished">Write down</translation>
    </message>
    <message>
        <source>写一句</source>
        <translation type="unfinished">A line</translation>
    </message>
    <message>
        <source>转来自 {name}</source>
        <translation>from {name}</translation>
    </message>
    <message>
        <source>对方已撤回</source>
        <translation>Withdrawn there</translation>
    </message>
    <message>
        <source>等对方受理</source>
        <translation>not taken on yet</translation>
    </message>
    <message>
        <source>对方在办</source>
        <translation>in progress there</translation>
    </message>
    <message>
        <source>对方在等材料</source>
        <translation>they wait for material</translation>
    </message>
    <message>
        <source>对方已办结</source>
        <translation>resolved there</translation>
    </message>
    <message>
        <source>对方已退回</source>
        <translation>sent back</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished">, </translation>
    </message>
</context>
<context>
    <name>checkin</name>
    <message>
        <source>{venue}·馆内名单</source>
        <translation>{venue} · In the venue</translation>
    </message>
    <message>
        <source>打印时间 {time}，共 {count} 人</source>
        <translation>Printed {time}, {count} people</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>到馆时间</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>点名</source>
        <translation>Roll call</translation>
    </message>
    <message>
        <source>到馆自习</source>
        <translation>Self-study</translation>
    </message>
    <message>
        <source>参加活动</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>咨询办事</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>运动健身</source>
        <translation>Sports</translation>
    </message>
    <message>
        <source>阅读借书</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>志愿服务</source>
        <translation>Volunteering</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>计数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>补签</source>
        <translation>Back-fill</translation>
    </message>
    <message>
        <source>代签</source>
        <translation>For another</translation>
    </message>
    <message>
        <source>凭证放行</source>
        <translation type="unfinished">By a proof</translation>
    </message>
    <message>
        <source>不满 14 岁</source>
        <translation>Under 14</translation>
    </message>
    <message>
        <source>14 ～ 17 岁</source>
        <translation>14 – 17</translation>
    </message>
    <message>
        <source>18 ～ 24 岁</source>
        <translation>18 – 24</translation>
    </message>
    <message>
        <source>25 ～ 28 岁</source>
        <translation>25 – 28</translation>
    </message>
    <message>
        <source>29 ～ 35 岁</source>
        <translation>29 – 35</translation>
    </message>
    <message>
        <source>35 岁以上</source>
        <translation>Over 35</translation>
    </message>
    <message>
        <source>不分年龄</source>
        <translation>Any age</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>祖父母、外祖父母</source>
        <translation>Grandparent</translation>
    </message>
    <message>
        <source>其他亲属</source>
        <translation>Other relative</translation>
    </message>
    <message>
        <source>老师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>其他监护人</source>
        <translation>Other guardian</translation>
    </message>
    <message>
        <source>今天 {time}</source>
        <translation>today {time}</translation>
    </message>
    <message numerus="yes">
        <source>匿名 %n 人</source>
        <translation>
            <numerusform>%n anonymous</numerusform>
            <numerusform>%n anonymous</numerusform>
        </translation>
    </message>
    <message>
        <source>尚未同步到本机的人</source>
        <translation>Somebody not synced to this PC yet</translation>
    </message>
    <message numerus="yes">
        <source>少了 %n 位，手机号是 11 位</source>
        <translation>
            <numerusform>%n digit missing, a phone number has 11</numerusform>
            <numerusform>%n digits missing, a phone number has 11</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>多了 %n 位，手机号是 11 位</source>
        <translation>
            <numerusform>%n digit too many, a phone number has 11</numerusform>
            <numerusform>%n digits too many, a phone number has 11</numerusform>
        </translation>
    </message>
    <message>
        <source>手机号里只能有数字</source>
        <translation>A phone number has digits only</translation>
    </message>
    <message>
        <source>还没有写姓名</source>
        <translation>The name is missing</translation>
    </message>
    <message>
        <source>姓名最多 {max} 个字，这里有 {length} 个</source>
        <translation>At most {max} characters for a name; here are {length}</translation>
    </message>
    <message>
        <source>还没有来过</source>
        <translation>Never came</translation>
    </message>
    <message>
        <source>今天未签到</source>
        <translation>Not in today</translation>
    </message>
    <message>
        <source>上次到访 {when}</source>
        <translation>Last visit {when}</translation>
    </message>
    <message>
        <source>今天已签到</source>
        <translation>Already in today</translation>
    </message>
    <message>
        <source>{when} 到馆</source>
        <translation>Arrived {when}</translation>
    </message>
    <message>
        <source>总部的名册还没开始取</source>
        <translation>Headquarters&apos; list has not been fetched yet</translation>
    </message>
    <message>
        <source>总部的名册还在取（已取 {done} / {total}）</source>
        <translation>Headquarters&apos; list is coming in ({done} of {total})</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 次</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message>
        <source>首次到访</source>
        <translation>First visits</translation>
    </message>
    <message>
        <source>签到成功</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>再次入馆</source>
        <translation>Re-entry</translation>
    </message>
    <message>
        <source>已补签</source>
        <translation>Back-filled</translation>
    </message>
    <message>
        <source>已改好</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>上次到访</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>今天首次签到</source>
        <translation>First check-in today</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>同一天不重复计数。中途离馆再回来，可记为“再次入馆”</source>
        <translation>A day counts once. Leaving and coming back may be noted as &quot;Re-entry&quot;</translation>
    </message>
    <message>
        <source>{time} 已登记离馆。回来了就按“再次入馆”，不重复计数</source>
        <translation>Checked out at {time}. If back, use &quot;Re-entry&quot;; it is not counted twice</translation>
    </message>
    <message>
        <source>今天来过</source>
        <translation>Came today</translation>
    </message>
    <message>
        <source>{ago}离馆</source>
        <translation>Left {ago}</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>已离馆</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>已计数</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>年龄段</source>
        <translation>Age band</translation>
    </message>
    <message>
        <source>只计人数，不留姓名和手机号</source>
        <translation>Heads only, no names or phones</translation>
    </message>
    <message>
        <source>{time}，{desk}</source>
        <translation>{time}, {desk}</translation>
    </message>
    <message>
        <source>首次签到</source>
        <translation>First check-in</translation>
    </message>
    <message>
        <source>信息授权</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>仅限到馆登记</source>
        <translation>Arrival records only</translation>
    </message>
    <message>
        <source>留言：{text}</source>
        <translation>Note: {text}</translation>
    </message>
    <message>
        <source>等下一位</source>
        <translation>Next, please</translation>
    </message>
    <message>
        <source>今天已接待 {visits} 人次</source>
        <translation>{visits} visits today</translation>
    </message>
    <message>
        <source>扫码枪随时可用，不用先点输入框</source>
        <translation>Scan at any time, no need to click the box</translation>
    </message>
    <message>
        <source>姓名、拼音首字母或手机后四位，按 Enter 签到</source>
        <translation>Name, pinyin initials or last 4 of phone, Enter checks in</translation>
    </message>
    <message>
        <source>第一次来？登记姓名和手机号就签到</source>
        <translation>First visit? Name and phone register and check in</translation>
    </message>
    <message>
        <source>没有这个码</source>
        <translation>Unknown code</translation>
    </message>
    <message>
        <source>卡已挂失</source>
        <translation>Card withdrawn</translation>
    </message>
    <message>
        <source>码不完整</source>
        <translation>Code damaged</translation>
    </message>
    <message>
        <source>还没有资料</source>
        <translation>No record</translation>
    </message>
    <message>
        <source>这不是本馆的会员码</source>
        <translation>Not a member code of ours</translation>
    </message>
    <message>
        <source>这张卡已经换过新卡</source>
        <translation>This card was replaced</translation>
    </message>
    <message>
        <source>有一个字符读错了</source>
        <translation>One character was misread</translation>
    </message>
    <message>
        <source>本机还没有这位的资料</source>
        <translation>This PC has no record of this person</translation>
    </message>
    <message>
        <source>这张票只读到一部分</source>
        <translation>Only a part of this ticket was read</translation>
    </message>
    <message>
        <source>可能是别处的码。按姓名查找，或登记为新朋友</source>
        <translation>Perhaps a code from elsewhere. Look up the name, or register</translation>
    </message>
    <message>
        <source>请本人报姓名核对，旧卡收回</source>
        <translation>Ask for the name and take the old card back</translation>
    </message>
    <message>
        <source>再扫一次；还不行就按姓名查找</source>
        <translation>Scan again, or look up the name</translation>
    </message>
    <message>
        <source>联网同步后就能签到。现在可以登记为新朋友</source>
        <translation>Possible after a sync. You may register them now</translation>
    </message>
    <message>
        <source>按姓名查找</source>
        <translation>Search by name</translation>
    </message>
    <message>
        <source>登记新人</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>尚未签到</source>
        <translation>Not checked in</translation>
    </message>
    <message numerus="yes">
        <source>第 %n 次到访</source>
        <translation>
            <numerusform>Visit %n</numerusform>
            <numerusform>Visit %n</numerusform>
        </translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>{first}·{second}</source>
        <translation>{first} · {second}</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>登记离馆</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>换人（记错了）</source>
        <translation>Wrong person</translation>
    </message>
    <message>
        <source>同行</source>
        <translation>Party</translation>
    </message>
</context>
<context>
    <name>courier</name>
    <message>
        <source>写好了，已读回核对：{path}（{count} 条，{size} 字节）</source>
        <translation>Written and read back: {path} ({count} records, {size} bytes)</translation>
    </message>
    <message>
        <source>读好了：总部答复了 {settled} 条，带来 {rows} 条新内容</source>
        <translation>Read: headquarters answered {settled} records and sent {rows} new rows</translation>
    </message>
    <message>
        <source>，{count} 条总部没有收下，打开程序看“同步”</source>
        <translation>; {count} were not taken, see &quot;Sync&quot; in the program</translation>
    </message>
    <message>
        <source>。总部刚认识本机，请再写一份文件带去</source>
        <translation>. Headquarters has only just met this PC: please write one more file and take it there</translation>
    </message>
</context>
<context>
    <name>dayclose</name>
    <message>
        <source>{venue}·{machine}·日结对账 {day}</source>
        <translation>{venue} · {machine} · Day close {day}</translation>
    </message>
    <message>
        <source>这一天的记录总部都有了。</source>
        <translation>Headquarters has everything of this day.</translation>
    </message>
    <message>
        <source>还有没到总部的，见“待发送”和“没收下”。</source>
        <translation>Not all is at headquarters: see &quot;To send&quot; and &quot;Not taken&quot;.</translation>
    </message>
    <message>
        <source>打印时间 {at}</source>
        <translation>Printed {at}</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>新记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>总部已有</source>
        <translation>At headquarters</translation>
    </message>
    <message>
        <source>待发送</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>没收下</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>这一天没有记录。</source>
        <translation>Nothing was recorded on this day.</translation>
    </message>
    <message>
        <source>补签</source>
        <translation>Back-fill</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>什么时候写的</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>哪一次到访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Heads</translation>
    </message>
    <message>
        <source>日结以后的更正</source>
        <translation>Corrections after the day</translation>
    </message>
    <message>
        <source>日结对账</source>
        <translation>Day close</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>和总部核对</source>
        <translation>Compared with headquarters</translation>
    </message>
    <message>
        <source>独立使用，没有总部可以核对。</source>
        <translation>This PC stands alone: there is no headquarters to compare with.</translation>
    </message>
    <message>
        <source>还没有和总部核对过，下次同步时核对。</source>
        <translation>Not compared with headquarters yet. It will be, with the next exchange.</translation>
    </message>
    <message>
        <source>{at} 核对过：每一种的数目和校验都一致。</source>
        <translation>Compared {at}: count and checksum of every kind agree.</translation>
    </message>
    <message>
        <source>{at} 核对过，有不一样的：</source>
        <translation>Compared {at}; some differ:</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>总部</source>
        <translation>Headquarters</translation>
    </message>
    <message>
        <source>差在哪里</source>
        <translation>What differs</translation>
    </message>
    <message>
        <source>太多了，没有一条条列出</source>
        <translation>Too many to list</translation>
    </message>
    <message>
        <source>待总部确认</source>
        <translation>Awaiting headquarters</translation>
    </message>
    <message>
        <source>现在已送到</source>
        <translation>there by now</translation>
    </message>
    <message>
        <source>{words}（{states}）</source>
        <translation>{words} ({states})</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message numerus="yes">
        <source>核对以后又有 %n 处更正，下次同步时重新核对。</source>
        <translation>
            <numerusform>%n correction since then; it is compared again with the next exchange.</numerusform>
            <numerusform>%n corrections since then; it is compared again with the next exchange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>只在本机 %n 条</source>
        <translation>
            <numerusform>%n only here</numerusform>
            <numerusform>%n only here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>只在总部 %n 条（下次同步会取来）</source>
        <translation>
            <numerusform>%n only at headquarters (comes with the next exchange)</numerusform>
            <numerusform>%n only at headquarters (come with the next exchange)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>两边不同 %n 条（下次同步以总部为准）</source>
        <translation>
            <numerusform>%n unlike (headquarters&apos; stands after the next exchange)</numerusform>
            <numerusform>%n unlike (headquarters&apos; stand after the next exchange)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>directory</name>
    <message>
        <source>本馆</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>现在在</source>
        <translation>There now</translation>
    </message>
    <message>
        <source>长期</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation type="unfinished">Disabled</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Run out</translation>
    </message>
    <message>
        <source>待审核</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>没通过</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>已放弃</source>
        <translation type="unfinished">Given up</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation type="unfinished">Due today</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 天</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>专家</source>
        <translation type="unfinished">Expert</translation>
    </message>
    <message>
        <source>联盟</source>
        <translation type="unfinished">Alliance</translation>
    </message>
    <message>
        <source>合作单位</source>
        <translation type="unfinished">Partner</translation>
    </message>
    <message>
        <source>场地</source>
        <translation type="unfinished">Room</translation>
    </message>
    <message>
        <source>物资</source>
        <translation type="unfinished">Goods</translation>
    </message>
    <message>
        <source>课程</source>
        <translation type="unfinished">Course</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation type="unfinished">Job</translation>
    </message>
    <message>
        <source>团组织</source>
        <translation>League committee</translation>
    </message>
    <message>
        <source>青年服务站</source>
        <translation>Service station</translation>
    </message>
    <message>
        <source>青年文明号</source>
        <translation>Youth Civility unit</translation>
    </message>
    <message>
        <source>学生社团</source>
        <translation>Student club</translation>
    </message>
    <message>
        <source>社会组织</source>
        <translation>Social organisation</translation>
    </message>
    <message>
        <source>合作机构</source>
        <translation>Partner institution</translation>
    </message>
    <message>
        <source>；</source>
        <translation type="unfinished">; </translation>
    </message>
    <message>
        <source>{first}至{last}</source>
        <translation>{first}-{last}</translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished">, </translation>
    </message>
    <message>
        <source>区县 {code}</source>
        <translation>district {code}</translation>
    </message>
    <message>
        <source>省 {code}</source>
        <translation>province {code}</translation>
    </message>
    <message>
        <source>全国</source>
        <translation>nationwide</translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>这份报名还没传到本机。票由{desk}签发，验过是真的</source>
        <translation>This registration has not reached this PC yet. {desk} issued the ticket; it is genuine</translation>
    </message>
    <message>
        <source>用本机名额报了名，联网后报给总部</source>
        <translation>Registered with a seat of this PC; headquarters hears of it once connected</translation>
    </message>
    <message>
        <source>签到成功</source>
        <translation type="unfinished">Checked in</translation>
    </message>
    <message>
        <source>首次签到</source>
        <translation type="unfinished">First check-in</translation>
    </message>
    <message>
        <source>这场已签到</source>
        <translation>Already in</translation>
    </message>
    <message>
        <source>同一场不重复计数</source>
        <translation>A session counts once</translation>
    </message>
    <message>
        <source>签发这张票的电脑已停用。请看对方手机上的姓名和场次再决定</source>
        <translation>The PC that issued this ticket is out of service. Look at the name and session on their phone</translation>
    </message>
    <message>
        <source>本机认不出签名，可能是别处的票。请看对方手机上的姓名和场次</source>
        <translation>This PC does not know the signature. Look at the name and session on their phone</translation>
    </message>
    <message>
        <source>本机没有这一场，可能还没同步。请看对方手机上的场次</source>
        <translation>This PC does not know the session yet. Look at the session on their phone</translation>
    </message>
    <message>
        <source>核对凭证</source>
        <translation>Check voucher</translation>
    </message>
    <message>
        <source>尚未签到</source>
        <translation type="unfinished">Not checked in</translation>
    </message>
    <message>
        <source>这张票本机不认识</source>
        <translation>This PC does not know the ticket</translation>
    </message>
    <message>
        <source>按姓名查找</source>
        <translation type="unfinished">Search by name</translation>
    </message>
    <message>
        <source>凭证放行，总部会看到看了什么</source>
        <translation>Admitted by a proof; headquarters sees what was seen</translation>
    </message>
    <message>
        <source>票上是</source>
        <translation>On the ticket</translation>
    </message>
    <message>
        <source>核验凭证</source>
        <translation>Verify voucher</translation>
    </message>
    <message>
        <source>未报名</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>还在候补</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>报名已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>场次不对</source>
        <translation>Other session</translation>
    </message>
    <message>
        <source>不是这场</source>
        <translation>Other event</translation>
    </message>
    <message>
        <source>已经结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>Too early</translation>
    </message>
    <message>
        <source>另一场</source>
        <translation>another session</translation>
    </message>
    <message>
        <source>报的是</source>
        <translation>Registered for</translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished">Starts</translation>
    </message>
    <message>
        <source>结束</source>
        <translation type="unfinished">Ends</translation>
    </message>
    <message>
        <source>没有名额</source>
        <translation>No seats</translation>
    </message>
    <message>
        <source>本机可发放</source>
        <translation>This PC can give</translation>
    </message>
    <message>
        <source>刚在网上报的名可能还没传到。请看对方手机上的报名凭证</source>
        <translation>A registration just made on the web may not be here yet. Look at the voucher on their phone</translation>
    </message>
    <message>
        <source>轮到候补时会自动转正，先别让人白等</source>
        <translation>They move up by themselves when a seat comes free</translation>
    </message>
    <message>
        <source>名额已经让出。有现场名额可以重新发放</source>
        <translation>The seat was given up. One for the spot can be given instead</translation>
    </message>
    <message>
        <source>不满 14 岁，监护人还没同意留下信息。补好授权再报名</source>
        <translation>Under 14, and no guardian has agreed yet. Add the consent, then register</translation>
    </message>
    <message>
        <source>打开人员卡</source>
        <translation>Open card</translation>
    </message>
    <message>
        <source>发放名额并签到</source>
        <translation>Give a seat and check in</translation>
    </message>
    <message>
        <source>核对凭证并签到</source>
        <translation>Voucher seen, check in</translation>
    </message>
    <message>
        <source>加入候补</source>
        <translation type="unfinished">Waitlist</translation>
    </message>
    <message>
        <source>改为到馆</source>
        <translation>Visit only</translation>
    </message>
    <message>
        <source>还没授权</source>
        <translation>No consent</translation>
    </message>
    <message>
        <source>活动</source>
        <translation type="unfinished">Events</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>场地</source>
        <translation type="unfinished">Room</translation>
    </message>
    <message>
        <source>持票人</source>
        <translation>Ticket holder</translation>
    </message>
    <message numerus="yes">
        <source>%n 个现场名额</source>
        <translation>
            <numerusform>%n seat for the spot</numerusform>
            <numerusform>%n seats for the spot</numerusform>
        </translation>
    </message>
    <message>
        <source>已结束</source>
        <translation type="unfinished">Over</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation type="unfinished">On now</translation>
    </message>
    <message>
        <source>{time} 开始</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>签到 {came}</source>
        <translation>{came} in</translation>
    </message>
    <message>
        <source>签到 {came} / {taken}</source>
        <translation>{came} / {taken} in</translation>
    </message>
</context>
<context>
    <name>errands</name>
    <message>
        <source>打开口令：</source>
        <translation>Passphrase: </translation>
    </message>
    <message>
        <source>备份好了：{path}（{size} 字节，已核对）</source>
        <translation>Backed up: {path} ({size} bytes, verified)</translation>
    </message>
    <message>
        <source>原来的数据放在：{path}</source>
        <translation>The former data are in: {path}</translation>
    </message>
    <message>
        <source>恢复好了，备份时间 {time}。</source>
        <translation>Restored, backed up at {time}.</translation>
    </message>
    <message>
        <source>打开程序后，每位员工要重新设 PIN。</source>
        <translation> When the program is opened, all staff need new PINs.</translation>
    </message>
    <message>
        <source>在那以后记下的：上报过的，连上总部后自动回来；没上报也没备份的，恢复不了。</source>
        <translation>Of what was recorded since then, everything that was sent comes back when headquarters is reached; what was neither sent nor backed up cannot be restored.</translation>
    </message>
    <message>
        <source>第一次打开程序时要输入恢复码。</source>
        <translation>The recovery code will be asked for when the program is first opened.</translation>
    </message>
    <message>
        <source>那份数据打不开，数不出有多少条没有发到总部。先不要删掉它。</source>
        <translation>Those data cannot be opened, so how many of their records were not sent yet could not be counted. Do not delete them yet.</translation>
    </message>
    <message>
        <source>用 --data-dir 打开那个文件夹，可以把它们发出去。</source>
        <translation> Open that folder with --data-dir to send them.</translation>
    </message>
    <message>
        <source>其中没有还没发到总部的记录。</source>
        <translation>Everything in it had been sent to headquarters.</translation>
    </message>
    <message>
        <source>恢复码：</source>
        <translation>Recovery code: </translation>
    </message>
    <message>
        <source>这台电脑没有系统凭据库。新的打开口令：</source>
        <translation>This PC has no keyring. New passphrase: </translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 条还没有发到总部。先不要删掉它。</source>
        <translation>
            <numerusform>%n of its records was not sent to headquarters yet. Do not delete it.</numerusform>
            <numerusform>%n of its records were not sent to headquarters yet. Do not delete it.</numerusform>
        </translation>
    </message>
    <message>
        <source>再输一次：</source>
        <translation>Once more: </translation>
    </message>
    <message>
        <source>两次输入的口令不一样</source>
        <translation>The two passphrases differ</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>文化体验</source>
        <translation>Culture</translation>
    </message>
    <message>
        <source>体育运动</source>
        <translation>Sport</translation>
    </message>
    <message>
        <source>学习培训</source>
        <translation>Learning</translation>
    </message>
    <message>
        <source>就业创业</source>
        <translation>Careers</translation>
    </message>
    <message>
        <source>成长交流</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>心理支持</source>
        <translation>Wellbeing</translation>
    </message>
    <message>
        <source>志愿服务</source>
        <translation type="unfinished">Volunteering</translation>
    </message>
    <message>
        <source>团务活动</source>
        <translation>Youth League</translation>
    </message>
    <message>
        <source>少儿活动</source>
        <translation>Children</translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished">Other</translation>
    </message>
    <message>
        <source>预告</source>
        <translation>Announced</translation>
    </message>
    <message>
        <source>报名中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已满员</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>报名结束</source>
        <translation>Registration closed</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>On now</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>待总部审核</source>
        <translation>Under review</translation>
    </message>
    <message>
        <source>已发布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>总部退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>尚未同步到本机的人</source>
        <translation type="unfinished">Somebody not synced to this PC yet</translation>
    </message>
    <message>
        <source>本机名额</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>前台登记</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>现场登记</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>电话报名</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>网上报名</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>名单导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已签到 {time}</source>
        <translation>Admitted {time}</translation>
    </message>
    <message>
        <source>已离场 {time}</source>
        <translation>Left {time}</translation>
    </message>
    <message>
        <source>名额超了·待决定</source>
        <translation>One too many · decide</translation>
    </message>
    <message>
        <source>候补第 {n} 位</source>
        <translation>Waiting, no. {n}</translation>
    </message>
    <message>
        <source>已报名·待同步</source>
        <translation>Registered · unsynced</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>{was} 改到 {now}</source>
        <translation>{was} moved to {now}</translation>
    </message>
    <message>
        <source>改在{room}</source>
        <translation>now in {room}</translation>
    </message>
    <message>
        <source>候补转正</source>
        <translation>Moved up</translation>
    </message>
    <message>
        <source>同一人报了两次·待决定</source>
        <translation>The same person twice: to be decided</translation>
    </message>
    <message>
        <source>活动取消了，还没告诉</source>
        <translation>Called off, not told yet</translation>
    </message>
    <message>
        <source>改了，还没告诉</source>
        <translation>Changed, not told yet</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation type="unfinished">Scan</translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished">Search</translation>
    </message>
    <message>
        <source>现场</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>凭证放行</source>
        <translation>By a proof</translation>
    </message>
    <message>
        <source>没有报名</source>
        <translation>Unregistered</translation>
    </message>
    <message>
        <source>别处也签过，不重复计</source>
        <translation>Admitted elsewhere, counted once</translation>
    </message>
    <message>
        <source>候补转正了</source>
        <translation>Moved up</translation>
    </message>
    <message>
        <source>名额超了，商量一下</source>
        <translation>One too many, talk</translation>
    </message>
    <message>
        <source>活动取消了</source>
        <translation>Called off</translation>
    </message>
    <message>
        <source>留给本机的名额到期了</source>
        <translation>The seats lent have expired</translation>
    </message>
    <message>
        <source>没发完的已退回总部。先候补，联网后可再要。</source>
        <translation>The rest went back. Use the waitlist; more when online.</translation>
    </message>
    <message>
        <source>电脑时间往回跳过，先停发</source>
        <translation>The clock was set back</translation>
    </message>
    <message>
        <source>免得和别处重复。联网对过时间就恢复，现在可以先候补。</source>
        <translation>No seats are given until it is checked online. Use the waitlist.</translation>
    </message>
    <message>
        <source>本机名额用完了</source>
        <translation>No seats left here</translation>
    </message>
    <message>
        <source>总部没有给本机留名额</source>
        <translation>No seats lent to this PC</translation>
    </message>
    <message>
        <source>现场来的先候补，有空位时按先后转正。</source>
        <translation>Whoever comes waits, and moves up in order.</translation>
    </message>
    <message>
        <source>总部还没收到这一场，名额都由本机发放，不会重复。</source>
        <translation>Headquarters has yet to hear of it: this PC gives all its seats, none twice.</translation>
    </message>
    <message>
        <source>总部还有 {pool} 个</source>
        <translation>Headquarters has {pool}</translation>
    </message>
    <message>
        <source>总部还有 {pool} 个，别的前台留着 {elsewhere} 个</source>
        <translation>Headquarters has {pool}, other desks {elsewhere}</translation>
    </message>
    <message numerus="yes">
        <source>打过 %n 次，没通</source>
        <translation>
            <numerusform>Tried %n time</numerusform>
            <numerusform>Tried %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个都已发出。离线时要不到新名额，避免和别处重复。</source>
        <translation>
            <numerusform>%n was given. Offline no more can be had, so that none is given twice.</numerusform>
            <numerusform>All %n were given. Offline no more can be had, so that none is given twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>总部把这 %n 个名额留给了本机，断网也能放心发，不会和别处重复。</source>
        <translation>
            <numerusform>Headquarters lent %n seat to this PC: give it offline, it is nobody else&apos;s.</numerusform>
            <numerusform>Headquarters lent %n seats to this PC: give them offline, they are nobody else&apos;s.</numerusform>
        </translation>
    </message>
    <message>
        <source>待同步</source>
        <translation type="unfinished">To send</translation>
    </message>
    <message>
        <source>未能发送</source>
        <translation type="unfinished">Not sent</translation>
    </message>
    <message>
        <source>需要选择</source>
        <translation type="unfinished">To choose</translation>
    </message>
    <message>
        <source>未发布</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>不用报名</source>
        <translation>No registration</translation>
    </message>
    <message>
        <source>到场 {came} / {capacity}</source>
        <translation>Came {came} / {capacity}</translation>
    </message>
    <message>
        <source>{figures} 满</source>
        <translation>{figures} full</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>1 月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2 月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3 月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4 月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5 月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6 月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7 月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8 月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9 月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10 月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11 月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12 月</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>{month} {first} ～ {last} 日</source>
        <translation>{month} {first} – {last}</translation>
    </message>
    <message>
        <source>{month} {first} 日 ～ {other} {last} 日</source>
        <translation>{month} {first} – {other} {last}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>{month} {day} 日 {weekday}</source>
        <translation>{weekday} {month} {day}</translation>
    </message>
    <message>
        <source>次日 {time}</source>
        <translation>{time} next day</translation>
    </message>
    <message>
        <source>{starts} ～ {ends}</source>
        <translation>{starts} – {ends}</translation>
    </message>
    <message>
        <source>{title}（草稿）</source>
        <translation>{title} (draft)</translation>
    </message>
    <message numerus="yes">
        <source>到场 %n 人</source>
        <translation>
            <numerusform>%n came</numerusform>
            <numerusform>%n came</numerusform>
        </translation>
    </message>
    <message>
        <source>面向谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>怎么联系</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>勾上</source>
        <translation>Tick it</translation>
    </message>
    <message>
        <source>打开候补</source>
        <translation>Open the waitlist</translation>
    </message>
    <message>
        <source>改到 {minutes} 分钟</source>
        <translation>Make it {minutes} minutes</translation>
    </message>
    <message>
        <source>场地没有排重</source>
        <translation>The room is free</translation>
    </message>
    <message>
        <source>时间在开放时段内</source>
        <translation>Within opening hours</translation>
    </message>
    <message>
        <source>{opens} ～ {closes}</source>
        <translation>{opens} – {closes}</translation>
    </message>
    <message>
        <source>名额不超过场馆上限</source>
        <translation>Seats fit the venue</translation>
    </message>
    <message>
        <source>全馆 {most} 人</source>
        <translation>The venue holds {most}</translation>
    </message>
    <message>
        <source>介绍写全了</source>
        <translation>The text is complete</translation>
    </message>
    <message>
        <source>场地排重 {count} 处</source>
        <translation>Room taken: {count}</translation>
    </message>
    <message>
        <source>解决后才能发布</source>
        <translation>Put right before publishing</translation>
    </message>
    <message>
        <source>有一场没写场地</source>
        <translation>A session has no room</translation>
    </message>
    <message>
        <source>青年要知道去哪里</source>
        <translation>The young need to know where to go</translation>
    </message>
    <message>
        <source>有一场不到 {minutes} 分钟</source>
        <translation>A session is shorter than {minutes} minutes</translation>
    </message>
    <message>
        <source>总部会退回，改一下结束时间</source>
        <translation>It would be returned: change the end</translation>
    </message>
    <message>
        <source>名额少于 {least} 人</source>
        <translation>Fewer than {least} seats</translation>
    </message>
    <message>
        <source>只有一个人的不算活动，改记服务</source>
        <translation>One person alone is a service, not an event</translation>
    </message>
    <message>
        <source>介绍不到 {least} 个字</source>
        <translation>Fewer than {least} characters of text</translation>
    </message>
    <message>
        <source>写清做什么、要带什么</source>
        <translation>Say what it is and what to bring</translation>
    </message>
    <message>
        <source>像内部会议：“{word}”</source>
        <translation>Looks like a meeting: &quot;{word}&quot;</translation>
    </message>
    <message>
        <source>会议不作为活动发布</source>
        <translation>Meetings are not published as events</translation>
    </message>
    <message>
        <source>提到了收费：“{word}”</source>
        <translation>Mentions money: &quot;{word}&quot;</translation>
    </message>
    <message>
        <source>青年之家的活动不收费</source>
        <translation>Events here are free of charge</translation>
    </message>
    <message>
        <source>“{question}”没有可选的</source>
        <translation>&quot;{question}&quot; has nothing to choose from</translation>
    </message>
    <message>
        <source>至少写两个，或改成写一行字</source>
        <translation>Write two at least, or let it be answered in a line</translation>
    </message>
    <message>
        <source>有一场在开放时段外</source>
        <translation>A session is outside opening hours</translation>
    </message>
    <message>
        <source>开放 {opens} ～ {closes}，记得留人开门</source>
        <translation>Open {opens} – {closes}: somebody must stay</translation>
    </message>
    <message>
        <source>名额超过场馆上限 {most} 人</source>
        <translation>More seats than the venue holds: {most}</translation>
    </message>
    <message>
        <source>核对一下场地坐不坐得下</source>
        <translation>Check that the room is large enough</translation>
    </message>
    <message>
        <source>满员后不能候补</source>
        <translation>No waitlist when full</translation>
    </message>
    <message>
        <source>有人退出时位子会空着</source>
        <translation>Seats given up would stay empty</translation>
    </message>
    <message>
        <source>还缺：{fields}</source>
        <translation>Missing: {fields}</translation>
    </message>
    <message>
        <source>写上更容易通过</source>
        <translation>With it review is easier</translation>
    </message>
    <message>
        <source>没有勾“青年之声”</source>
        <translation>&quot;Youth Voice&quot; is not ticked</translation>
    </message>
    <message>
        <source>网上看不到，只能到馆报名</source>
        <translation>Not on the web: registration at the venue only</translation>
    </message>
    <message>
        <source>这几天已有同名活动</source>
        <translation>The same name is used these days</translation>
    </message>
    <message>
        <source>一个活动办几次，用“加一场”</source>
        <translation>For several times use &quot;Add a session&quot;</translation>
    </message>
    <message>
        <source>像招募：“{word}”</source>
        <translation>Looks like recruiting: &quot;{word}&quot;</translation>
    </message>
    <message>
        <source>招募请走招募的入口</source>
        <translation>Recruiting has an entrance of its own</translation>
    </message>
    <message>
        <source>这间场地那时有 {count} 个预约</source>
        <translation>{count} bookings of this room at that time</translation>
    </message>
    <message>
        <source>活动占整间，发布后到“预约”里逐个决定</source>
        <translation>The event takes all of it; decide about each under Bookings</translation>
    </message>
    <message>
        <source>取消报名</source>
        <translation>Cancel registration</translation>
    </message>
    <message>
        <source>转候补</source>
        <translation>To waitlist</translation>
    </message>
    <message>
        <source>登记离场</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>撤销签到</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>恢复报名</source>
        <translation>Reinstate</translation>
    </message>
    <message>
        <source>转正</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>让其参加</source>
        <translation>Let them come</translation>
    </message>
    <message>
        <source>签到</source>
        <translation type="unfinished">Check-in</translation>
    </message>
    <message>
        <source>补录到场…</source>
        <translation>Record afterwards…</translation>
    </message>
    <message>
        <source>出示报名票</source>
        <translation>Show ticket</translation>
    </message>
    <message>
        <source>看报名时填的…</source>
        <translation>See what they said…</translation>
    </message>
    <message>
        <source>请对方评价</source>
        <translation>Ask them to rate</translation>
    </message>
    <message>
        <source>转到另一场…</source>
        <translation>To another session…</translation>
    </message>
    <message>
        <source>打通了</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>没打通</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>看号码</source>
        <translation>Show number</translation>
    </message>
    <message>
        <source>已报名</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>候补</source>
        <translation type="unfinished">Waitlist</translation>
    </message>
    <message>
        <source>序号</source>
        <translation type="unfinished">No.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation type="unfinished">Phone</translation>
    </message>
    <message>
        <source>会员码</source>
        <translation type="unfinished">Member code</translation>
    </message>
    <message>
        <source>监护人手机</source>
        <translation type="unfinished">Guardian&apos;s phone</translation>
    </message>
    <message>
        <source>与孩子的关系</source>
        <translation type="unfinished">Relation to the child</translation>
    </message>
    <message>
        <source>{letters} 列</source>
        <translation>Column {letters}</translation>
    </message>
    <message>
        <source>不登记</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>照常登记</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>写的是</source>
        <translation>It says</translation>
    </message>
    <message>
        <source>登记吗</source>
        <translation>Taken?</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation type="unfinished">What to do</translation>
    </message>
    <message>
        <source>名单检查</source>
        <translation>List findings</translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished">Source</translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished">Status</translation>
    </message>
    <message>
        <source>报名时间</source>
        <translation>Registered at</translation>
    </message>
    <message>
        <source>离场时间</source>
        <translation>Left at</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>报名名单</source>
        <translation type="unfinished">Registered</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>到场时间</source>
        <translation>Came at</translation>
    </message>
    <message>
        <source>打印时间 {time}&#x3000;手机号只印首尾&#x3000;用完交负责人收好，照签名补录到场</source>
        <translation>Printed {time}&#x3000;Numbers are masked&#x3000;Give it to whoever is in charge; record signatures afterwards</translation>
    </message>
    <message>
        <source>第 {page} / {pages} 页</source>
        <translation>Page {page} / {pages}</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>{name}（{relation}）</source>
        <translation type="unfinished">{name} ({relation})</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation type="unfinished">Guardian</translation>
    </message>
    <message>
        <source>{name}报名时填的</source>
        <translation>What {name} said when registering</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>写一行字</source>
        <translation>One line</translation>
    </message>
    <message>
        <source>选一个</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>可多选</source>
        <translation>Choose several</translation>
    </message>
    <message>
        <source>是或否</source>
        <translation>Yes or no</translation>
    </message>
    <message>
        <source>{name}的报名票</source>
        <translation type="unfinished">{name}&apos;s ticket</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>年龄段</source>
        <translation>Age band</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>单位或学校</source>
        <translation>Employer or school</translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation>Political status</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>监护关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>监护人手机</source>
        <translation>Guardian&apos;s phone</translation>
    </message>
    <message>
        <source>信息授权</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>会员码</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Heads</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>在用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>服务推荐</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>不接受推荐</source>
        <translation>Wants no suggestions</translation>
    </message>
</context>
<context>
    <name>helping</name>
    <message>
        <source>本区县</source>
        <translation>This district</translation>
    </message>
    <message>
        <source>全省</source>
        <translation>This province</translation>
    </message>
    <message>
        <source>全国</source>
        <translation type="unfinished">nationwide</translation>
    </message>
    <message>
        <source>没有发出：总部还没登记本站在哪个区县，改选全国再发</source>
        <translation>Not sent: headquarters does not know our district yet; send it to the whole country instead</translation>
    </message>
    <message>
        <source>{reach}的青年之家都能看到，{until} 截止</source>
        <translation>Shown to Youth Homes of: {reach}; until {until}</translation>
    </message>
    <message>
        <source>联网后发给{reach}的青年之家，{until} 截止</source>
        <translation>To be sent when online, to Youth Homes of: {reach}; until {until}</translation>
    </message>
    <message>
        <source>找能办“{kind}”的人</source>
        <translation>Somebody for: {kind}</translation>
    </message>
    <message>
        <source>；</source>
        <translation type="unfinished">; </translation>
    </message>
    <message numerus="yes">
        <source>别的青年之家在找帮手：%n 件</source>
        <translation>
            <numerusform>Other Youth Homes ask for help: %n</numerusform>
            <numerusform>Other Youth Homes ask for help: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 家愿意帮我们</source>
        <translation>
            <numerusform>%n Youth Home offers to help us</numerusform>
            <numerusform>%n Youth Homes offer to help us</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>任何地方</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>回到签到框</source>
        <translation>Back to the check-in box</translation>
    </message>
    <message>
        <source>切换页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>现在同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>锁定，换人</source>
        <translation>Lock, switch staff</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>这张表</source>
        <translation>This list</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>选人，签到</source>
        <translation>Choose, check in</translation>
    </message>
    <message>
        <source>给第几位签到</source>
        <translation>Check in the n-th</translation>
    </message>
    <message>
        <source>登记新人</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>清空，下一位</source>
        <translation>Clear, next person</translation>
    </message>
    <message>
        <source>登记服务需求</source>
        <translation type="unfinished">New service request</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>取消，关闭</source>
        <translation>Cancel, close</translation>
    </message>
    <message>
        <source>锁定时</source>
        <translation>When locked</translation>
    </message>
    <message>
        <source>选人</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>输入 PIN</source>
        <translation>Type the PIN</translation>
    </message>
    <message>
        <source>退一位</source>
        <translation>Back one digit</translation>
    </message>
    <message>
        <source>换事由</source>
        <translation>Change the purpose</translation>
    </message>
    <message>
        <source>匿名计数</source>
        <translation>Anonymous count</translation>
    </message>
    <message>
        <source>补签</source>
        <translation>Back-fill</translation>
    </message>
    <message>
        <source>签到卡和登记</source>
        <translation>Card and registering</translation>
    </message>
    <message>
        <source>登记离馆</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>再次入馆</source>
        <translation>Re-entry</translation>
    </message>
    <message>
        <source>换人（记错了）</source>
        <translation>Wrong person</translation>
    </message>
    <message>
        <source>同行</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>登记时：签到已有的这位</source>
        <translation>Registering: check in the one found</translation>
    </message>
    <message>
        <source>登记时：不满 14 周岁</source>
        <translation>Registering: under 14</translation>
    </message>
    <message>
        <source>叫下一位</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>人员和表单</source>
        <translation>People and forms</translation>
    </message>
    <message>
        <source>和疑似重复的对比</source>
        <translation>Compare with a likely double</translation>
    </message>
    <message>
        <source>活动</source>
        <translation type="unfinished">Events</translation>
    </message>
    <message>
        <source>新建活动</source>
        <translation type="unfinished">New event</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation type="unfinished">Print sign-in sheet</translation>
    </message>
    <message>
        <source>打印报名票</source>
        <translation type="unfinished">Print tickets</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation type="unfinished">Import list</translation>
    </message>
    <message>
        <source>导出名单或日历</source>
        <translation>Save the list or the calendar</translation>
    </message>
    <message>
        <source>登记需求时</source>
        <translation>Taking a request down</translation>
    </message>
    <message>
        <source>哪方面的事</source>
        <translation>What about</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change person</translation>
    </message>
    <message>
        <source>匿名</source>
        <translation type="unfinished">Anonymous</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation type="unfinished">Answered on the spot</translation>
    </message>
    <message>
        <source>紧急情况</source>
        <translation type="unfinished">Emergency</translation>
    </message>
    <message>
        <source>预约和叫号</source>
        <translation>Bookings and queue</translation>
    </message>
    <message>
        <source>换一周</source>
        <translation>Another week</translation>
    </message>
    <message>
        <source>换一个场地</source>
        <translation>Another room</translation>
    </message>
    <message>
        <source>预约和叫号之间切换</source>
        <translation>Between bookings and queue</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>再叫一遍，过号</source>
        <translation>Call again, missed</translation>
    </message>
    <message>
        <source>开始办，办完了</source>
        <translation>begin, done</translation>
    </message>
    <message>
        <source>重呼，叫号屏</source>
        <translation>recall, call screen</translation>
    </message>
    <message>
        <source>去决定撞期的</source>
        <translation>decide about clashes</translation>
    </message>
    <message>
        <source>服务需求</source>
        <translation type="unfinished">Service requests</translation>
    </message>
    <message>
        <source>查编号或查询码</source>
        <translation>find a number or query code</translation>
    </message>
    <message>
        <source>做下一步</source>
        <translation>do the next step</translation>
    </message>
    <message>
        <source>我来受理，转总部</source>
        <translation>take it on, to headquarters</translation>
    </message>
    <message>
        <source>交给建议的人</source>
        <translation>give it to a suggestion</translation>
    </message>
    <message>
        <source>在名录里找，按规则转</source>
        <translation>find in the directory, go by the rule</translation>
    </message>
    <message>
        <source>移到前一列、后一列</source>
        <translation>to the column before, after</translation>
    </message>
    <message>
        <source>给对方的链接，互相帮忙</source>
        <translation>the partner&apos;s link, help each other</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>会员码</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>离馆</source>
        <translation>Departure</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>员工</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>场馆</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>人员合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>关照备注</source>
        <translation>Care note</translation>
    </message>
    <message>
        <source>服务类别</source>
        <translation>Service category</translation>
    </message>
    <message>
        <source>节假日</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>资源名录</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>需求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>需求内容</source>
        <translation>Request&apos;s words</translation>
    </message>
    <message>
        <source>敏感需求内容</source>
        <translation>Sensitive request&apos;s words</translation>
    </message>
    <message>
        <source>办理记录</source>
        <translation>Request&apos;s log</translation>
    </message>
    <message>
        <source>敏感办理记录</source>
        <translation>Sensitive request&apos;s log</translation>
    </message>
    <message>
        <source>本馆资源</source>
        <translation>Own resource</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Booking</translation>
    </message>
    <message>
        <source>预约内容</source>
        <translation>Booking details</translation>
    </message>
    <message>
        <source>排队号</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>找帮手</source>
        <translation>Call for help</translation>
    </message>
    <message>
        <source>别的站找帮手</source>
        <translation>Another Youth Home&apos;s call for help</translation>
    </message>
    <message>
        <source>愿意帮忙</source>
        <translation>Offer of help</translation>
    </message>
    <message>
        <source>别的站愿意帮忙</source>
        <translation>Another Youth Home&apos;s offer</translation>
    </message>
    <message>
        <source>转介进展</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>转介链接</source>
        <translation>Referral link</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>改状态</source>
        <translation>status</translation>
    </message>
    <message>
        <source>选定</source>
        <translation>choice</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>erasure</translation>
    </message>
    <message>
        <source>{kind}·{verb}</source>
        <translation>{kind} · {verb}</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>{act}：{title}</source>
        <translation>{act}: {title}</translation>
    </message>
    <message>
        <source>转来的需求</source>
        <translation>case from elsewhere</translation>
    </message>
    <message>
        <source>转出的需求</source>
        <translation>case handed on</translation>
    </message>
    <message>
        <source>转来的内容</source>
        <translation>words from elsewhere</translation>
    </message>
    <message>
        <source>转来的敏感内容</source>
        <translation>sensitive words from elsewhere</translation>
    </message>
    <message>
        <source>转办记录</source>
        <translation>line of a case from elsewhere</translation>
    </message>
    <message>
        <source>敏感转办记录</source>
        <translation>sensitive line of a case from elsewhere</translation>
    </message>
    <message>
        <source>转办规则</source>
        <translation>routing rule</translation>
    </message>
    <message>
        <source>场馆名录</source>
        <translation>list of venues</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>lock</name>
    <message>
        <source>登录、签到、登记都不受影响。</source>
        <translation>Sign-in, check-in and registration all work. </translation>
    </message>
    <message>
        <source>正在打开本机数据</source>
        <translation>Opening this PC&apos;s data</translation>
    </message>
    <message>
        <source>打开后就能登录。</source>
        <translation>You can sign in as soon as they are open.</translation>
    </message>
    <message>
        <source>记录只存在这台电脑上。拿到入网码后可随时加入总部。</source>
        <translation>Records are on this PC only. Join headquarters at any time with a code.</translation>
    </message>
    <message>
        <source>独立使用</source>
        <translation>Stand-alone</translation>
    </message>
    <message>
        <source>当前离线</source>
        <translation>Offline now</translation>
    </message>
    <message>
        <source>已取 {done} / {total} 条。可以照常工作，不用等。</source>
        <translation>{done} of {total} fetched. Go on working, no need to wait.</translation>
    </message>
    <message>
        <source>别处的资料已从本机清除。请联系总部，登录后在“同步”里查看。</source>
        <translation>What came from elsewhere was wiped from this PC. Call headquarters; after signing in, see Sync.</translation>
    </message>
    <message>
        <source>总部已停用这台电脑</source>
        <translation>Headquarters has turned this PC off</translation>
    </message>
    <message numerus="yes">
        <source>%n 条记录已存在本机，联网后自动发送。</source>
        <translation>
            <numerusform>%n record is kept on this PC and is sent when online.</numerusform>
            <numerusform>%n records are kept on this PC and are sent when online.</numerusform>
        </translation>
    </message>
    <message>
        <source>登录后在“同步”里查看。</source>
        <translation>Sign in and see &quot;Sync&quot;.</translation>
    </message>
    <message>
        <source>同步需要处理</source>
        <translation>Syncing needs you</translation>
    </message>
    <message numerus="yes">
        <source>没上报的 %n 条还在本机。</source>
        <translation>
            <numerusform>%n record that was not sent is still here. </numerusform>
            <numerusform>%n records that were not sent are still here. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条记录需要处理</source>
        <translation>
            <numerusform>%n record needs you</numerusform>
            <numerusform>%n records need you</numerusform>
        </translation>
    </message>
    <message>
        <source>可以照常工作，不用等。</source>
        <translation>Work goes on, no need to wait.</translation>
    </message>
    <message>
        <source>{done} / {total} 条。可以照常工作，不用等。</source>
        <translation>{done} / {total}. Work goes on, no need to wait.</translation>
    </message>
    <message>
        <source>正在同步</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>本机的记录总部都已收到。</source>
        <translation>Headquarters has all records of this PC.</translation>
    </message>
    <message>
        <source>上次同步 {when}</source>
        <translation>Last sync {when}</translation>
    </message>
</context>
<context>
    <name>look</name>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>machine</name>
    <message>
        <source>本机</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>前台 {letter} 机</source>
        <translation>Desk {letter}</translation>
    </message>
</context>
<context>
    <name>merging</name>
    <message>
        <source>这两张卡是同一个人的吗</source>
        <translation>Are these two cards one person&apos;s?</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>把“{name}”这张卡分出来</source>
        <translation>Take the card &quot;{name}&quot; out again</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>同名，手机也相同</source>
        <translation>Same name and phone</translation>
    </message>
    <message>
        <source>手机相同，也可能是家人</source>
        <translation>Same phone, perhaps family</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>本人说是同一个人</source>
        <translation>They say it is one person</translation>
    </message>
    <message>
        <source>手机号相同，核对过</source>
        <translation>Same phone number, checked</translation>
    </message>
    <message>
        <source>忘了登记过，又登记了一次</source>
        <translation>Registered again by oversight</translation>
    </message>
    <message>
        <source>换了手机号</source>
        <translation>Changed their number</translation>
    </message>
    <message>
        <source>到访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>发会员码</source>
        <translation>Issue member code</translation>
    </message>
    <message>
        <source>改资料</source>
        <translation>Card edited</translation>
    </message>
    <message>
        <source>记在先登记的卡上</source>
        <translation>on the first card</translation>
    </message>
    <message>
        <source>记在合并进来的卡上</source>
        <translation>on the merged card</translation>
    </message>
    <message>
        <source>记在{name}的卡上</source>
        <translation>on {name}&apos;s card</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Bookings</translation>
    </message>
</context>
<context>
    <name>newcase</name>
    <message>
        <source>未成年人</source>
        <translation type="unfinished">Minor</translation>
    </message>
    <message>
        <source>登记后会标出来。受到伤害的，用紧急情况</source>
        <translation>It will be marked. If they were harmed, use Emergency</translation>
    </message>
    <message>
        <source>已标为紧急</source>
        <translation>Marked urgent</translation>
    </message>
    <message>
        <source>登记后站长打开程序就会看到。110 报警，12355 青少年服务台</source>
        <translation>Once taken down, the manager sees it as soon as they open the program. 110 police, 12355 youth hotline</translation>
    </message>
    <message>
        <source>现在离线</source>
        <translation type="unfinished">Offline now</translation>
    </message>
    <message>
        <source>先存本机，受理单照常给；联网后自动送到总部</source>
        <translation>Kept on this PC, with its slip; sent to headquarters when the line is back</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation type="unfinished">Answered on the spot</translation>
    </message>
    <message>
        <source>登记时就写好答复，青年可以马上评价</source>
        <translation>Written down with its answer; they can rate it at once</translation>
    </message>
    <message>
        <source>还没选哪方面的事</source>
        <translation>Not said yet what about</translation>
    </message>
    <message>
        <source>选好后显示什么时候答复</source>
        <translation>Then you see by when it is answered</translation>
    </message>
    <message>
        <source>前台同事都能看到</source>
        <translation>Colleagues at the desk can read it</translation>
    </message>
    <message>
        <source>同事不在，别人也能接着办</source>
        <translation>so that somebody else can go on with it</translation>
    </message>
    <message>
        <source>这台电脑不能登记敏感事项</source>
        <translation>This PC takes no sensitive requests</translation>
    </message>
    <message>
        <source>到有权限的电脑上登记，或请总部授权。写的内容留在这里</source>
        <translation>Use a PC with the right, or ask headquarters for it. What you wrote stays here</translation>
    </message>
    <message>
        <source>内容只有社工和站长能看，别人只看到有一件</source>
        <translation>Only social workers and the manager read it; others see that there is one</translation>
    </message>
    <message>
        <source>登记后交给{name}，你只看到编号</source>
        <translation>It goes to {name}; you will see its number only</translation>
    </message>
    <message>
        <source>敏感事项</source>
        <translation type="unfinished">Sensitive matter</translation>
    </message>
</context>
<context>
    <name>partner</name>
    <message>
        <source>等对方答复</source>
        <translation>Waiting for their answer</translation>
    </message>
    <message>
        <source>链接已过期，打电话问对方</source>
        <translation>The link ran out: ring them up</translation>
    </message>
    <message>
        <source>链接还没打开</source>
        <translation>Link not opened yet</translation>
    </message>
    <message>
        <source>对方已看 · 等答复</source>
        <translation>Seen · waiting for an answer</translation>
    </message>
    <message>
        <source>对方已接手 · 等结果</source>
        <translation>Taken on · waiting for a result</translation>
    </message>
    <message>
        <source>对方要材料 · 等我们补</source>
        <translation>They need something · our turn</translation>
    </message>
    <message>
        <source>接手办理</source>
        <translation>Takes it on</translation>
    </message>
    <message>
        <source>要材料</source>
        <translation type="unfinished">Ask for material</translation>
    </message>
    <message>
        <source>已经办好</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>办不了，退回</source>
        <translation>Returns it</translation>
    </message>
    <message>
        <source>打印链接单</source>
        <translation>Print the link</translation>
    </message>
    <message>
        <source>A4，裁下一张</source>
        <translation type="unfinished">A4, cut one off</translation>
    </message>
    <message>
        <source>链接单</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>把链接单存为 PDF</source>
        <translation>Save the link as PDF</translation>
    </message>
    <message>
        <source>链接单已存为 PDF，给对方后请删除</source>
        <translation>Link saved as PDF; delete it once they have it</translation>
    </message>
    <message>
        <source>请扫码查看并答复</source>
        <translation>Please scan to read and answer</translation>
    </message>
    <message>
        <source>单号 {label}</source>
        <translation>No. {label}</translation>
    </message>
    <message>
        <source>{until} 前有效</source>
        <translation>Good until {until}</translation>
    </message>
    <message>
        <source>只给受委托办理的人看，请不要转交别人</source>
        <translation>Only for those who work on it; please do not pass it on</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 张链接单</source>
        <translation>
            <numerusform>%n link slip</numerusform>
            <numerusform>%n link slips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>学生</source>
        <translation>Student</translation>
    </message>
    <message>
        <source>在职</source>
        <translation>Employed</translation>
    </message>
    <message>
        <source>待业求职</source>
        <translation>Seeking work</translation>
    </message>
    <message>
        <source>自主创业</source>
        <translation>Self-employed</translation>
    </message>
    <message>
        <source>新就业群体</source>
        <translation>Platform worker</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>不填</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>不说明</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>中共党员</source>
        <translation>Party member</translation>
    </message>
    <message>
        <source>中共预备党员</source>
        <translation>Probationary Party member</translation>
    </message>
    <message>
        <source>共青团员</source>
        <translation>League member</translation>
    </message>
    <message>
        <source>群众</source>
        <translation>None</translation>
    </message>
    <message>
        <source>本人口头同意</source>
        <translation>Agreed in words</translation>
    </message>
    <message>
        <source>本人书面同意</source>
        <translation>Agreed in writing</translation>
    </message>
    <message>
        <source>本人在手机上同意</source>
        <translation>Agreed on their phone</translation>
    </message>
    <message>
        <source>监护人同意</source>
        <translation>Guardian agreed</translation>
    </message>
    <message>
        <source>仅限到馆登记</source>
        <translation>Arrival records only</translation>
    </message>
    <message>
        <source>还没有告知</source>
        <translation>Not informed yet</translation>
    </message>
    <message>
        <source>未告知</source>
        <translation>Not informed</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>本人当面口头同意</source>
        <translation>agreed in person</translation>
    </message>
    <message>
        <source>本人当面签署</source>
        <translation>signed in person</translation>
    </message>
    <message>
        <source>本人选择</source>
        <translation>own choice</translation>
    </message>
    <message>
        <source>未能发送</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>待总部确认</source>
        <translation>Awaiting headquarters</translation>
    </message>
    <message>
        <source>待同步</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>卡丢了</source>
        <translation>Card lost</translation>
    </message>
    <message>
        <source>扫不出来了</source>
        <translation>Does not scan</translation>
    </message>
    <message>
        <source>别人在用</source>
        <translation>Used by another</translation>
    </message>
    <message>
        <source>首次登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>再次入馆</source>
        <translation>Re-entry</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>{what}：{purpose}</source>
        <translation>{what}: {purpose}</translation>
    </message>
    <message>
        <source>电脑时间未核对</source>
        <translation>PC clock not checked</translation>
    </message>
    <message>
        <source>参加活动：{title}</source>
        <translation>Took part: {title}</translation>
    </message>
    <message>
        <source>志愿服务：{title}</source>
        <translation>Volunteered: {title}</translation>
    </message>
    <message>
        <source>报了名没来：{title}</source>
        <translation>Registered, did not come: {title}</translation>
    </message>
    <message>
        <source>发会员码</source>
        <translation>Issue member code</translation>
    </message>
    <message>
        <source>发会员码（已作废：{reason}）</source>
        <translation>Member code issued (withdrawn: {reason})</translation>
    </message>
    <message>
        <source>{name}经办</source>
        <translation>by {name}</translation>
    </message>
    <message>
        <source>总部已有</source>
        <translation type="unfinished">At headquarters</translation>
    </message>
    <message>
        <source>只在本机</source>
        <translation>On this PC only</translation>
    </message>
    <message>
        <source>在总部，查看时取回</source>
        <translation>At headquarters</translation>
    </message>
    <message>
        <source>·</source>
        <translation> · </translation>
    </message>
    <message>
        <source>{name}的会员码</source>
        <translation>{name}&apos;s member code</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>给{name}换一个会员码</source>
        <translation>A new member code for {name}</translation>
    </message>
    <message>
        <source>作废旧码，发新码</source>
        <translation>Withdraw old, issue new</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>给{name}写一条关照备注</source>
        <translation>Write a care note about {name}</translation>
    </message>
    <message>
        <source>写照顾得到的事实，不写评价。只有总部授权的电脑上、有权限的同事看得到。</source>
        <translation>Write facts that help, no judgements. Only entitled colleagues see it, at PCs headquarters gave the right to.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished">Remark</translation>
    </message>
    <message>
        <source>写一句再保存</source>
        <translation>Write something, then save</translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished">Save</translation>
    </message>
    <message>
        <source>撤下{name}的这条关照备注</source>
        <translation>Take down this care note about {name}</translation>
    </message>
    <message>
        <source>撤下后不再显示，原文和原因都留在记录里。</source>
        <translation>It is shown no more; text and reason stay on record.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished">Reason</translation>
    </message>
    <message>
        <source>写一下原因再撤下</source>
        <translation>Say why, then take it down</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation type="unfinished">Take back</translation>
    </message>
</context>
<context>
    <name>pill</name>
    <message>
        <source>正在连接…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>独立使用</source>
        <translation>Stand-alone</translation>
    </message>
    <message numerus="yes">
        <source>%n 条需要处理</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message>
        <source>需要处理</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>同步中</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>·已取 {done} / {total}</source>
        <translation> · {done} of {total}</translation>
    </message>
    <message>
        <source>总部的资料还没取完，可以照常接待</source>
        <translation>Headquarters&apos; records are still being fetched. Go on receiving people.</translation>
    </message>
    <message>
        <source>·{done} / {total}</source>
        <translation> · {done} / {total}</translation>
    </message>
    <message>
        <source>总部的资料已取 {done} / {total}，连上后接着取</source>
        <translation>{done} of headquarters&apos; {total} records are here. It goes on once there is a line.</translation>
    </message>
    <message>
        <source>已暂停同步</source>
        <translation>Sync paused</translation>
    </message>
    <message numerus="yes">
        <source>已暂停·%n 条待同步</source>
        <translation>
            <numerusform>Paused · %n to send</numerusform>
            <numerusform>Paused · %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>离线·%n 条待同步</source>
        <translation>
            <numerusform>Offline · %n to send</numerusform>
            <numerusform>Offline · %n to send</numerusform>
        </translation>
    </message>
    <message>
        <source>离线·照常工作</source>
        <translation>Offline · work goes on</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>已同步·{when}</source>
        <translation>Synced · {when}</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>请 {number} 到 {counter}</source>
        <translation>{number}, please come to {counter}</translation>
    </message>
    <message>
        <source>{number} 已被 {counter}叫走。</source>
        <translation>{number} was called by {counter}. </translation>
    </message>
    <message>
        <source>{letter} 号窗口</source>
        <translation>Counter {letter}</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished">Back</translation>
    </message>
    <message>
        <source>本机窗口叫什么</source>
        <translation>Name of this counter</translation>
    </message>
    <message>
        <source>就叫这个</source>
        <translation>Use this name</translation>
    </message>
    <message>
        <source>打印号单</source>
        <translation>Print the number</translation>
    </message>
    <message>
        <source>A4，裁下一张</source>
        <translation type="unfinished">A4, cut one off</translation>
    </message>
    <message>
        <source>号单</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>把号单存为 PDF</source>
        <translation>Save the number as PDF</translation>
    </message>
    <message>
        <source>号单已存为 PDF</source>
        <translation>The number was saved as PDF</translation>
    </message>
    <message>
        <source>下一个就是你</source>
        <translation>You are next</translation>
    </message>
    <message>
        <source>请留意叫号屏；过号请到前台，不用重新取号</source>
        <translation>Please watch the screen. If you miss your turn, come to the desk; no new number needed.</translation>
    </message>
    <message>
        <source>已取号</source>
        <translation>Number given out</translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished">Done</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 张号单</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>前面还有 %n 位</source>
        <translation>
            <numerusform>%n person before you</numerusform>
            <numerusform>%n people before you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ratings</name>
    <message>
        <source>很不满意</source>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>不太满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>So-so</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>非常满意</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>真的解决了</source>
        <translation>Really solved</translation>
    </message>
    <message>
        <source>没有解决</source>
        <translation>Not solved</translation>
    </message>
    <message>
        <source>讲得清楚</source>
        <translation>Clearly explained</translation>
    </message>
    <message>
        <source>等待时间短</source>
        <translation>Little waiting</translation>
    </message>
    <message>
        <source>态度耐心</source>
        <translation>Patient staff</translation>
    </message>
    <message>
        <source>真的有收获</source>
        <translation>I gained from it</translation>
    </message>
    <message>
        <source>环境舒服</source>
        <translation>Pleasant place</translation>
    </message>
    <message>
        <source>没讲清楚</source>
        <translation>Not clearly explained</translation>
    </message>
    <message>
        <source>等得太久</source>
        <translation>Long waiting</translation>
    </message>
    <message>
        <source>态度不好</source>
        <translation>Unfriendly</translation>
    </message>
    <message>
        <source>没有收获</source>
        <translation>I gained little</translation>
    </message>
    <message>
        <source>环境不舒服</source>
        <translation>Unpleasant place</translation>
    </message>
</context>
<context>
    <name>rescue</name>
    <message>
        <source>打不开本机数据</source>
        <translation>This PC&apos;s data do not open</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>站长</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>前台</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>社工</source>
        <translation>Social worker</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteer</translation>
    </message>
</context>
<context>
    <name>slip</name>
    <message>
        <source>打印受理单</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>A4，裁下一张</source>
        <translation>A4, cut one off</translation>
    </message>
    <message>
        <source>受理单</source>
        <translation>Request slip</translation>
    </message>
    <message>
        <source>把受理单存为 PDF</source>
        <translation>Save the slip as PDF</translation>
    </message>
    <message>
        <source>受理单已存为 PDF，给本人后请删除</source>
        <translation>Slip saved as PDF; delete it once they have it</translation>
    </message>
    <message>
        <source>受理单 {label}</source>
        <translation>Request {label}</translation>
    </message>
    <message>
        <source>查询码 {code}</source>
        <translation>Query code {code}</translation>
    </message>
    <message>
        <source>凭受理编号或查询码，到前台问进度；办结后可以评价</source>
        <translation>Ask at the desk by number or query code; rate it once it is resolved</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 张受理单</source>
        <translation>
            <numerusform>%n slip</numerusform>
            <numerusform>%n slips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message numerus="yes">
        <source>%n 位数字，不要用生日或连着的数字</source>
        <translation>
            <numerusform>%n digits, no birthday and no run of digits</numerusform>
            <numerusform>%n digits, no birthday and no run of digits</numerusform>
        </translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>两次输入的 PIN 不一样</source>
        <translation>The two PINs differ</translation>
    </message>
</context>
<context>
    <name>tickets</name>
    <message>
        <source>打印报名票</source>
        <translation type="unfinished">Print tickets</translation>
    </message>
    <message>
        <source>A4，一页 8 张，裁开发放</source>
        <translation type="unfinished">A4, 8 on a page, to be cut apart</translation>
    </message>
    <message>
        <source>报名票</source>
        <translation type="unfinished">Tickets</translation>
    </message>
    <message>
        <source>把报名票存为 PDF</source>
        <translation type="unfinished">Save tickets as PDF</translation>
    </message>
    <message>
        <source>报名票已存为 PDF，发完请删除</source>
        <translation type="unfinished">Tickets saved as PDF. Delete it when they are handed out</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 张票</source>
        <translation type="unfinished">
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟前</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时前</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>今天 {clock}</source>
        <translation>today {clock}</translation>
    </message>
    <message>
        <source>昨天 {clock}</source>
        <translation>yesterday {clock}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>这一步需要更高的权限。请站长来做，或换站长登录。</source>
        <translation>This step needs a higher role. Ask the manager, or let them sign in.</translation>
    </message>
    <message>
        <source>PIN 不对，还可再试 {left} 次。</source>
        <translation>Wrong PIN, {left} tries left.</translation>
    </message>
    <message>
        <source>输错太多次，{seconds} 秒后可以再试。</source>
        <translation>Too many wrong tries. Try again in {seconds} s.</translation>
    </message>
    <message>
        <source>试错次数太多，这个 PIN 已停用。请站长重设。</source>
        <translation>Too many wrong tries: this PIN is closed. Ask the manager to reset it.</translation>
    </message>
    <message>
        <source>还没有在本机设 PIN。请站长在“员工与 PIN”里设一个。</source>
        <translation>No PIN on this PC yet. Ask the manager to set one under &quot;Staff and PINs&quot;.</translation>
    </message>
    <message>
        <source>PIN 要 {digits} 位数字。</source>
        <translation>A PIN has {digits} digits.</translation>
    </message>
    <message>
        <source>这个 PIN 太好猜（相同或连着的数字）。换一个。</source>
        <translation>This PIN is easy to guess (same or running digits). Choose another.</translation>
    </message>
    <message>
        <source>找不到这位员工，名单可能刚更新过。重新选一次。</source>
        <translation>This staff member was not found; the list may have changed. Choose again.</translation>
    </message>
    <message>
        <source>这位员工已停用。请站长启用后再登录。</source>
        <translation>This staff member is disabled. Ask the manager to enable them.</translation>
    </message>
    <message>
        <source>这是最后一位站长。先指定另一位站长，再改这一位。</source>
        <translation>This is the last manager. Name another one first.</translation>
    </message>
    <message>
        <source>没有这个角色。从列表里选一个。</source>
        <translation>There is no such role. Choose one from the list.</translation>
    </message>
    <message>
        <source>还没填姓名。</source>
        <translation>The name is missing.</translation>
    </message>
    <message>
        <source>姓名太长，最多 {most} 个字。</source>
        <translation>The name is too long, at most {most} characters.</translation>
    </message>
    <message>
        <source>姓名太长，最多 {max} 个字。</source>
        <translation>The name is too long, at most {max} characters.</translation>
    </message>
    <message>
        <source>手机号位数不够，手机号是 11 位。</source>
        <translation>Digits are missing: a phone number has 11.</translation>
    </message>
    <message>
        <source>手机号位数多了，手机号是 11 位。</source>
        <translation>Too many digits: a phone number has 11.</translation>
    </message>
    <message>
        <source>手机号里有数字以外的字符。</source>
        <translation>There is something besides digits in the phone number.</translation>
    </message>
    <message>
        <source>这不像手机号，核对一下。</source>
        <translation>This does not look like a phone number. Check it.</translation>
    </message>
    <message>
        <source>写得太长，最多 {max} 个字。</source>
        <translation>Too long, at most {max} characters.</translation>
    </message>
    <message>
        <source>未满 14 岁要填监护人姓名和关系。</source>
        <translation>Under 14: the guardian&apos;s name and relation are needed.</translation>
    </message>
    <message>
        <source>找不到这个人，资料可能已合并或停用。重新查找一次。</source>
        <translation>This person was not found; the record may have been merged or disabled. Search again.</translation>
    </message>
    <message>
        <source>这个人的资料已停用。请站长启用，或重新登记。</source>
        <translation>This record is disabled. Ask the manager to enable it, or register anew.</translation>
    </message>
    <message>
        <source>这个人已有会员码。旧码丢了就先作废，再发新的。</source>
        <translation>This person has a member code. If it is lost, withdraw it first.</translation>
    </message>
    <message>
        <source>这个人还没有会员码。先发一个。</source>
        <translation>This person has no member code yet. Issue one.</translation>
    </message>
    <message>
        <source>这不是本系统的会员码。核对二维码，或改用姓名查找。</source>
        <translation>Not a member code of this system. Check it, or search by name.</translation>
    </message>
    <message>
        <source>会员码有一位不对。再扫一次，或对照卡片再输一次。</source>
        <translation>One character of the code is off. Scan again, or type it from the card.</translation>
    </message>
    <message>
        <source>这个会员码已作废。用姓名查找，再发一个新码。</source>
        <translation>This code was withdrawn. Search by name and issue a new one.</translation>
    </message>
    <message>
        <source>今天已经签到过了。要再记一次，用“再次入馆”。</source>
        <translation>Already checked in today. To note another entry, use &quot;Re-entry&quot;.</translation>
    </message>
    <message>
        <source>今天还没有签到。先签到，再记这一步。</source>
        <translation>Not checked in today. Check in first.</translation>
    </message>
    <message>
        <source>找不到这次到访，可能已被撤销。看一下今日签到。</source>
        <translation>This visit was not found; it may have been undone. See today&apos;s list.</translation>
    </message>
    <message>
        <source>人数要在 1 和 {most} 之间。</source>
        <translation>Heads must be between 1 and {most}.</translation>
    </message>
    <message>
        <source>补签要写原因。</source>
        <translation>A back-fill needs a reason.</translation>
    </message>
    <message>
        <source>补签的时间还没到。改成已过去的时间。</source>
        <translation>That time has not come yet. Choose a time in the past.</translation>
    </message>
    <message>
        <source>只能补签 {days} 天以内的到访。</source>
        <translation>Only visits of the last {days} days can be back-filled.</translation>
    </message>
    <message>
        <source>还没有场馆资料。联网同步一次，或请站长填写。</source>
        <translation>No venue record yet. Sync once, or ask the manager to fill it in.</translation>
    </message>
    <message>
        <source>状态刚变过，这一步已不适用。刷新后再看。</source>
        <translation>The status has just changed and this step no longer fits. Look again.</translation>
    </message>
    <message>
        <source>内容太多，一次放不下。删短一些再保存。</source>
        <translation>Too much for one record. Shorten it and save.</translation>
    </message>
    <message>
        <source>程序遇到没料到的情况，这一步没有做成，已有数据不受影响。再试一次。</source>
        <translation>Something unforeseen happened and this step was not done. Existing data are safe. Try again.</translation>
    </message>
    <message>
        <source>这个选项现在没有了。从列表里重新选一个。</source>
        <translation>This choice is gone. Choose again from the list.</translation>
    </message>
    <message>
        <source>这像是电话号码，把它填到手机一栏，姓名写称呼就行。</source>
        <translation>This looks like a phone number. Put it into the phone field; any form of address will do as the name.</translation>
    </message>
    <message>
        <source>这两张卡已经合并过了，按一个人算。</source>
        <translation>These two cards are merged already and count as one person.</translation>
    </message>
    <message>
        <source>这张卡没有和别的卡合并，可能刚被撤销。看一下最新的。</source>
        <translation>This card is not merged with another; perhaps that was just undone. Look again.</translation>
    </message>
    <message>
        <source>这张卡是别的场馆的，合并只在本馆之内。</source>
        <translation>This card belongs to another venue; only cards of one venue are merged.</translation>
    </message>
    <message>
        <source>总部没有给这台电脑关照备注的权限，没有记下。请到有权限的电脑上写，或请总部授权。</source>
        <translation>Headquarters gave this PC no right to care notes; nothing was written down. Use a PC that has it, or ask headquarters.</translation>
    </message>
    <message>
        <source>备注是空的。写一句再保存。</source>
        <translation>The note is empty. Write something, then save.</translation>
    </message>
    <message>
        <source>备注太长，最多 {most} 个字。</source>
        <translation>The note is too long: at most {most} characters.</translation>
    </message>
    <message>
        <source>写一下原因再撤下。</source>
        <translation>Say why, then take it down.</translation>
    </message>
    <message>
        <source>这条备注已经不在这台电脑上了。</source>
        <translation>This note is no longer on this PC.</translation>
    </message>
    <message>
        <source>磁盘满了，刚才这一步没有记下。腾出空间后再做一次。</source>
        <translation>The disk is full and this step was not recorded. Free some space and do it again.</translation>
    </message>
    <message>
        <source>数据所在的文件夹不能写入。请检查文件夹权限，或磁盘是否被写保护。</source>
        <translation>The data folder cannot be written. Check its permissions, or whether the disk is write-protected.</translation>
    </message>
    <message>
        <source>磁盘读写出了问题。先把最近的备份复制到别的盘，再请人检查磁盘。</source>
        <translation>The disk has trouble. Copy the latest back-up to another disk, then have this one checked.</translation>
    </message>
    <message>
        <source>数据正被占用（可能是备份或杀毒软件）。过几秒再试。</source>
        <translation>The data are in use (a back-up or virus scanner, perhaps). Try again in a few seconds.</translation>
    </message>
    <message>
        <source>打不开数据所在的文件夹。请检查磁盘或网络盘是否接好。</source>
        <translation>The data folder does not open. Check that the disk or network drive is connected.</translation>
    </message>
    <message>
        <source>数据文件坏了，没有动它。请用最近的备份恢复，或把整个文件夹交给技术支持。</source>
        <translation>The data file is damaged and was left alone. Restore the latest back-up, or give the whole folder to support.</translation>
    </message>
    <message>
        <source>密钥还在，数据文件不见了。请从备份恢复，或把移走的文件放回原处。</source>
        <translation>The key is here but the data file is gone. Restore a back-up, or put the file back.</translation>
    </message>
    <message>
        <source>这份数据已在另一个窗口打开。用那个窗口继续。</source>
        <translation>These data are open in another window. Go on there.</translation>
    </message>
    <message>
        <source>这个文件夹里已有数据，没有覆盖。换一个空文件夹。</source>
        <translation>There are data in this folder; nothing was overwritten. Choose an empty one.</translation>
    </message>
    <message>
        <source>这个文件夹里还没有数据。先完成首次设置，或从备份恢复。</source>
        <translation>No data in this folder yet. Finish the first set-up, or restore a back-up.</translation>
    </message>
    <message>
        <source>数据是更新版本的程序写的，这个版本打不开。请安装新版本，数据没有动。</source>
        <translation>A newer version wrote these data; this one cannot open them. Install the new version. The data were left alone.</translation>
    </message>
    <message>
        <source>数据是旧版本的，需要先升级。重新打开程序即可。</source>
        <translation>The data are of an older version and must be brought up first. Start the program again.</translation>
    </message>
    <message>
        <source>数据升级没有完成，已退回升级前的样子。请把备份和日志交给技术支持。</source>
        <translation>The upgrade of the data did not finish and was rolled back. Give the back-up and the log to support.</translation>
    </message>
    <message>
        <source>密钥和数据对不上。请用恢复码打开，或放回原来的 keys.json。</source>
        <translation>Key and data do not belong together. Open with the recovery code, or put the former keys.json back.</translation>
    </message>
    <message>
        <source>系统凭据库里找不到这份数据的密钥（重装系统或换了账号都会这样）。请输入恢复码。</source>
        <translation>The system&apos;s keyring does not have the key to these data (after a reinstall or with another account). Type the recovery code.</translation>
    </message>
    <message>
        <source>这台电脑没有可用的系统凭据库。改设一个打开口令来保管密钥。</source>
        <translation>This PC has no usable keyring. Choose a start passphrase to keep the key.</translation>
    </message>
    <message>
        <source>数据还在，密钥文件 keys.json 不见了。把它放回原处，或从备份恢复。</source>
        <translation>The data are here but keys.json is gone. Put it back, or restore a back-up.</translation>
    </message>
    <message>
        <source>密钥文件 keys.json 读不出来。放回它的副本，或从备份恢复。</source>
        <translation>keys.json cannot be read. Put a copy back, or restore a back-up.</translation>
    </message>
    <message>
        <source>密钥文件是更新版本的程序写的。请安装新版本。</source>
        <translation>A newer version wrote the key file. Install the new version.</translation>
    </message>
    <message>
        <source>要打开它，需要恢复码或口令。</source>
        <translation>The recovery code or the passphrase is needed to open it.</translation>
    </message>
    <message>
        <source>请输入打开口令。</source>
        <translation>Type the start passphrase.</translation>
    </message>
    <message>
        <source>口令太短，至少 {least} 个字符。</source>
        <translation>The passphrase is too short, at least {least} characters.</translation>
    </message>
    <message>
        <source>口令不对。再输一次，或改用恢复码。</source>
        <translation>Wrong passphrase. Type it again, or use the recovery code.</translation>
    </message>
    <message>
        <source>恢复码抄错了一处（应有 {expected} 个字符，现在 {length} 个）。对照纸上再看一遍。</source>
        <translation>There is a slip in the recovery code ({expected} characters expected, {length} typed). Compare it with the paper.</translation>
    </message>
    <message>
        <source>这个恢复码不是这份数据的。找一找标着同一场馆的那张。</source>
        <translation>This recovery code belongs to other data. Look for the one with this venue&apos;s name.</translation>
    </message>
    <message>
        <source>备份写好后没有通过核对，已删掉，原数据没有动。换一个盘再备份一次。</source>
        <translation>The back-up did not pass its check and was removed; the data were left alone. Use another disk.</translation>
    </message>
    <message>
        <source>备份是更新版本的程序做的。请安装新版本后恢复。</source>
        <translation>A newer version made this back-up. Install it, then restore.</translation>
    </message>
    <message>
        <source>这不是本程序的备份文件。选一个 .yhbackup 文件。</source>
        <translation>Not a back-up of this program. Choose a .yhbackup file.</translation>
    </message>
    <message>
        <source>文件夹或文件的名字太长了。换一个短一些的位置再做一次。</source>
        <translation>The name of the folder or file is too long. Choose a shorter place and do it again.</translation>
    </message>
    <message>
        <source>那里已有“{name}”，没有覆盖它，也没有做备份。换一个文件名再备份一次。</source>
        <translation>&quot;{name}&quot; is there already: it was not overwritten, and no back-up was made. Choose another file name and back up again.</translation>
    </message>
    <message>
        <source>要放备份的文件夹不在。接好 U 盘，或先建好文件夹，再备份一次。</source>
        <translation>The folder for the back-up is not there. Plug in the USB stick, or make the folder, and back up again.</translation>
    </message>
    <message>
        <source>要放备份的地方不能写入。换一个文件夹，或看看 U 盘是否写保护。</source>
        <translation>The place for the back-up cannot be written to. Choose another folder, or check whether the USB stick is write-protected.</translation>
    </message>
    <message>
        <source>找不到这个备份文件。核对文件名，或接好放备份的盘。</source>
        <translation>This back-up file is not there. Check the file name, or plug in the disk it lies on.</translation>
    </message>
    <message>
        <source>这个备份文件不让读。请检查文件权限，或先把它复制到自己的文件夹。</source>
        <translation>This back-up file may not be read. Check its permissions, or copy it into a folder of your own first.</translation>
    </message>
    <message>
        <source>存放数据的位置不是文件夹，那里已有一个文件。换一个文件夹。</source>
        <translation>The place for the data is not a folder: there is a file. Choose another folder.</translation>
    </message>
    <message>
        <source>示例总部没有启动，原因在上面一行。换一个能写入的文件夹再试。</source>
        <translation>The sample headquarters did not start; the line above says why. Try again with a folder that can be written to.</translation>
    </message>
    <message>
        <source>这条已在别处处理过，不用再做。</source>
        <translation>This was dealt with elsewhere; nothing to do.</translation>
    </message>
    <message>
        <source>有一项内容总部不接受。核对后重新填写。</source>
        <translation>Headquarters does not accept one entry. Check it and fill it in again.</translation>
    </message>
    <message>
        <source>总部不认识这种改动，可能需要升级程序。</source>
        <translation>Headquarters does not know this change; an upgrade may be needed.</translation>
    </message>
    <message>
        <source>这条已被放弃，不再发送。</source>
        <translation>This was given up and is not sent any more.</translation>
    </message>
    <message>
        <source>总部已有同一条记录。查一下是不是重复登记。</source>
        <translation>Headquarters has this record already. Check for a double registration.</translation>
    </message>
    <message>
        <source>这一项登记后不能改。需要改请联系总部。</source>
        <translation>This entry cannot be changed after registration. Ask headquarters.</translation>
    </message>
    <message>
        <source>这条记录已按本人要求删除，改动没有发出。</source>
        <translation>This record was erased at the person&apos;s request; the change was not sent.</translation>
    </message>
    <message>
        <source>和它一起的另一条没有被收下，所以这条也没有。先处理那一条。</source>
        <translation>Another record that belongs with it was not taken, so this was not either. See to that one first.</translation>
    </message>
    <message>
        <source>状态只能一步一步改。从记录里按顺序改。</source>
        <translation>The status changes step by step. Do it from the record, in order.</translation>
    </message>
    <message>
        <source>状态已在别处改过，这一步晚了。看一下现在的状态。</source>
        <translation>The status was changed elsewhere and this step came late. See how it stands now.</translation>
    </message>
    <message>
        <source>总部没有这条记录。核对后重新登记。</source>
        <translation>Headquarters has no such record. Check it and register again.</translation>
    </message>
    <message>
        <source>这种记录不能这样删除。</source>
        <translation>Such a record cannot be erased this way.</translation>
    </message>
    <message>
        <source>原来那条总部其实已经收下，不用再补。</source>
        <translation>Headquarters had taken the first one after all; nothing to add.</translation>
    </message>
    <message>
        <source>这种记录不能撤销，只能再记一条更正。</source>
        <translation>Such a record cannot be undone; add a correction.</translation>
    </message>
    <message>
        <source>这条记录属于别的场馆，本馆不能改。</source>
        <translation>This record belongs to another venue.</translation>
    </message>
    <message>
        <source>补的这条和原来的对不上。重新填写一次。</source>
        <translation>The replacement does not match the first. Fill it in again.</translation>
    </message>
    <message>
        <source>处理时遇到没料到的情况，记录都在。稍后会再试。</source>
        <translation>Something unforeseen happened; all records are safe. It will be tried again.</translation>
    </message>
    <message>
        <source>总部还不认识这种记录，先替你存着。总部升级后自动处理。</source>
        <translation>Headquarters does not know this kind of record yet and keeps it until its upgrade.</translation>
    </message>
    <message>
        <source>总部还不认识这种改动，先替你存着。总部升级后自动处理。</source>
        <translation>Headquarters does not know this kind of change yet and keeps it until its upgrade.</translation>
    </message>
    <message>
        <source>在等前面一条先处理好。</source>
        <translation>Waiting for an earlier record to be settled.</translation>
    </message>
    <message>
        <source>这条暂时没有发出，其余照常。请把它告诉技术支持。</source>
        <translation>This one is held back for now, all others go on. Tell support about it.</translation>
    </message>
    <message>
        <source>这台电脑没有存取关照备注的权限，这一条没有收下。请总部授权后重发，或放弃。</source>
        <translation>This PC has no right to care notes; this one was not taken. Ask headquarters for the right and send again, or give it up.</translation>
    </message>
    <message>
        <source>有记录总部没有收下，逐条看一下原因。</source>
        <translation>Headquarters did not take some records. See the reasons one by one.</translation>
    </message>
    <message>
        <source>总部已停用这台电脑。记录都在本机，请联系总部，拿新的入网码重新加入。</source>
        <translation>Headquarters has disabled this PC. All records are here. Ask headquarters for a new code and join again.</translation>
    </message>
    <message>
        <source>总部不认识这台电脑。请拿新的入网码重新加入，记录不会丢。</source>
        <translation>Headquarters does not know this PC. Get a new code and join again; nothing is lost.</translation>
    </message>
    <message>
        <source>总部没有认出这台电脑。请拿新的入网码重新加入。</source>
        <translation>Headquarters did not recognise this PC. Get a new code and join again.</translation>
    </message>
    <message>
        <source>和总部打招呼时超时了，稍后会自动再试。</source>
        <translation>The greeting with headquarters took too long. It will be tried again.</translation>
    </message>
    <message>
        <source>本机的编号总部读不懂。请把日志交给技术支持。</source>
        <translation>Headquarters cannot read this PC&apos;s number. Give the log to support.</translation>
    </message>
    <message>
        <source>本机的钥匙总部读不懂。请拿新的入网码重新加入。</source>
        <translation>Headquarters cannot read this PC&apos;s key. Get a new code and join again.</translation>
    </message>
    <message>
        <source>总部换过数据，正在从头核对，可以照常工作。</source>
        <translation>Headquarters&apos; data were replaced; everything is being compared. Work goes on.</translation>
    </message>
    <message>
        <source>这台电脑还没有加入总部。拿到入网码后可以加入。</source>
        <translation>This PC has not joined headquarters yet. It can with a code.</translation>
    </message>
    <message>
        <source>本机和总部之间的钥匙丢了（换了系统账号会这样）。请拿新的入网码重新加入。</source>
        <translation>The key between this PC and headquarters is lost (after a change of account, say). Get a new code and join again.</translation>
    </message>
    <message>
        <source>另一台电脑在用同一份数据（像是整盘复制的）。请拿新的入网码重新加入，记录不会丢。</source>
        <translation>Another PC uses the same data (a copied disk?). Get a new code and join again; nothing is lost.</translation>
    </message>
    <message>
        <source>这份数据是从旧备份来的，本机的编号已用过。请拿新的入网码重新加入，记录不会丢。</source>
        <translation>These data come from an old back-up and their numbers were used. Get a new code and join again; nothing is lost.</translation>
    </message>
    <message>
        <source>本机有一段编号对不上，正在补发。若一直这样，请联系技术支持。</source>
        <translation>Some numbers of this PC do not match and are being sent again. If it goes on, tell support.</translation>
    </message>
    <message>
        <source>总部已升级，这个版本太旧，连不上了。请安装新版本。</source>
        <translation>Headquarters was upgraded and this version is too old. Install the new version.</translation>
    </message>
    <message>
        <source>有一条记录总部处理不了，其余照常。稍后会再试。</source>
        <translation>Headquarters could not handle one record, all others go on. It will be tried again.</translation>
    </message>
    <message>
        <source>总部的答复读不懂，可能需要升级程序。</source>
        <translation>Headquarters&apos; answer cannot be read; an upgrade may be needed.</translation>
    </message>
    <message>
        <source>线路中途断了，稍后会自动再试。</source>
        <translation>The line broke; it will be tried again.</translation>
    </message>
    <message>
        <source>这台电脑已加入总部，不用再加。</source>
        <translation>This PC has joined headquarters already.</translation>
    </message>
    <message>
        <source>总部地址写得不对，要像 https://… 这样。</source>
        <translation>The address is not right; it should look like https://…</translation>
    </message>
    <message>
        <source>总部地址要以 https:// 开头，这样传输才加密。</source>
        <translation>The address must begin with https://, so that all is encrypted.</translation>
    </message>
    <message>
        <source>入网码不对。核对 8 个字符，或请总部再发一个。</source>
        <translation>Wrong code. Check the 8 characters, or ask headquarters for another.</translation>
    </message>
    <message>
        <source>这个入网码已被用过。请总部再发一个。</source>
        <translation>This code has been used. Ask headquarters for another.</translation>
    </message>
    <message>
        <source>这个入网码过期了。请总部再发一个。</source>
        <translation>This code has expired. Ask headquarters for another.</translation>
    </message>
    <message>
        <source>连不上总部。检查网线和总部地址，或先独立使用。</source>
        <translation>Headquarters cannot be reached. Check cable and address, or start stand-alone.</translation>
    </message>
    <message>
        <source>总部正忙。过一会儿再试，或先独立使用。</source>
        <translation>Headquarters is busy. Try again later, or start stand-alone.</translation>
    </message>
    <message>
        <source>总部没有让这台电脑加入。请联系总部，说明：{said}</source>
        <translation>Headquarters did not let this PC join. Tell them: {said}</translation>
    </message>
    <message>
        <source>总部要求重新登录，正在自动进行。</source>
        <translation>Headquarters asks for a new sign-in; it happens by itself.</translation>
    </message>
    <message>
        <source>本机换过数据，正在和总部重新核对。</source>
        <translation>This PC&apos;s data were replaced and are being compared with headquarters.</translation>
    </message>
    <message>
        <source>总部的数据比本机记得的旧，正在从头核对。</source>
        <translation>Headquarters&apos; data are older than this PC remembers; all is being compared.</translation>
    </message>
    <message>
        <source>本机没有读这部分数据的权限。请联系总部。</source>
        <translation>This PC may not read these data. Ask headquarters.</translation>
    </message>
    <message>
        <source>试得太频繁。过一分钟再试。</source>
        <translation>Too many tries. Wait a minute.</translation>
    </message>
    <message>
        <source>传输方式总部不支持，可能需要升级程序。</source>
        <translation>Headquarters does not support this way of sending; an upgrade may be needed.</translation>
    </message>
    <message>
        <source>总部已停用这台电脑，别处的资料已从本机清除。还没上报的都在，可以备份，也可以拿新的入网码重新加入后上报。</source>
        <translation>Headquarters has turned this PC off, and what came from elsewhere was wiped from it. What was not sent is all here: back it up, or join again with a new code and it will be sent.</translation>
    </message>
    <message>
        <source>这台电脑太久没和总部核对，正在从头核对，可以照常工作，没上报的一条不少。</source>
        <translation>This PC has not compared with headquarters for too long and is reading everything anew. You can go on working; nothing that waits is lost.</translation>
    </message>
    <message>
        <source>总部没能核对这一天，下次联网再核对。其他不受影响。</source>
        <translation>Headquarters could not compare this day; it is compared at the next exchange. Nothing else is affected.</translation>
    </message>
    <message>
        <source>找不到总部。检查网线、路由器，或总部地址。</source>
        <translation>Headquarters was not found. Check cable, router or address.</translation>
    </message>
    <message>
        <source>总部很久没有回答。线路可能很慢，会自动再试。</source>
        <translation>Headquarters did not answer for long. The line may be slow; it will be tried again.</translation>
    </message>
    <message>
        <source>线路太慢，没传完。会自动分小份再试。</source>
        <translation>The line is too slow. It will be tried again in smaller parts.</translation>
    </message>
    <message>
        <source>线路中途断了，会自动接着传。</source>
        <translation>The line broke; it goes on by itself.</translation>
    </message>
    <message>
        <source>收到的内容不完整，会自动再试。</source>
        <translation>What came was not whole; it will be tried again.</translation>
    </message>
    <message>
        <source>网络要先登录（像商场的无线网）。打开浏览器登录后再试。</source>
        <translation>This network wants a sign-in (like a shop&apos;s Wi-Fi). Open a browser, sign in, try again.</translation>
    </message>
    <message>
        <source>代理服务器连不通。检查代理设置，或换一个网络。</source>
        <translation>The proxy does not answer. Check its settings, or use another network.</translation>
    </message>
    <message>
        <source>对方的证书不可信，没有发送任何内容。请联系总部核对地址。</source>
        <translation>The certificate is not to be trusted; nothing was sent. Check the address with headquarters.</translation>
    </message>
    <message>
        <source>证书日期对不上，多半是这台电脑的时间不对。校准时间后再试。</source>
        <translation>The certificate&apos;s date does not match; most likely this PC&apos;s clock is off. Set it and try again.</translation>
    </message>
    <message>
        <source>刚才停下了，会接着来。</source>
        <translation>Stopped just now; it goes on.</translation>
    </message>
    <message>
        <source>总部正忙，会自动再试。</source>
        <translation>Headquarters is busy; it will be tried again.</translation>
    </message>
    <message>
        <source>同步已暂停。按 F5 现在同步一次。</source>
        <translation>Syncing is paused. Press F5 to sync now.</translation>
    </message>
    <message>
        <source>还没有连上过总部，正在试。</source>
        <translation>Headquarters has not been reached yet, trying.</translation>
    </message>
    <message>
        <source>本机还没有总部的钥匙，写不了交换文件。先联网同步一次，之后就可以用 U 盘了。</source>
        <translation>This PC does not have headquarters&apos; keys yet, so no exchange file can be written. Sync over the network once; after that a USB stick will do.</translation>
    </message>
    <message>
        <source>U 盘满了，文件没有写成。腾出空间，或换一个 U 盘。</source>
        <translation>The USB stick is full and the file was not written. Make room, or take another stick.</translation>
    </message>
    <message>
        <source>U 盘没有写好或读好，记录都还在本机。重新插一次，或换一个 U 盘。</source>
        <translation>The USB stick could not be written or read. All records are still on this PC. Plug it in again, or take another stick.</translation>
    </message>
    <message>
        <source>这不是交换文件。请选总部给的、以 .courier 结尾的文件。</source>
        <translation>This is not an exchange file. Choose the file from headquarters that ends in .courier.</translation>
    </message>
    <message>
        <source>这个文件要新版本的程序才能读。请先升级。</source>
        <translation>This file needs a newer version of the program. Upgrade first.</translation>
    </message>
    <message>
        <source>文件不完整，像是没有复制完。请重新复制一次。</source>
        <translation>The file is incomplete, as if copying had stopped half-way. Copy it again.</translation>
    </message>
    <message>
        <source>文件被改动过，或不是总部写的，没有读入。请向总部要一份新的。</source>
        <translation>The file was changed or was not written by headquarters, and was not read. Ask headquarters for a new one.</translation>
    </message>
    <message>
        <source>这个文件是给另一台电脑的，本机打不开。</source>
        <translation>This file is for another PC; this one cannot open it.</translation>
    </message>
    <message>
        <source>这是前台写给总部的文件，不是总部的答复。请选总部给的那一个。</source>
        <translation>This is a file from a desk to headquarters, not an answer. Choose the one headquarters gave.</translation>
    </message>
    <message>
        <source>这是给另一台电脑（或本机旧数据）的答复，没有读入。</source>
        <translation>This answer is for another PC, or for former data of this one. It was not read.</translation>
    </message>
    <message>
        <source>这个文件超过 30 天，已作废。请重新写一份交给总部。</source>
        <translation>This file is older than 30 days and no longer valid. Write a new one for headquarters.</translation>
    </message>
    <message>
        <source>这一处刚在别处改过或已有人选好，没有写下任何东西。看一下最新的再选。</source>
        <translation>This was just changed elsewhere, or somebody has chosen already; nothing was written. Look at the latest and choose again.</translation>
    </message>
    <message>
        <source>选定已超过 {hours} 小时，不能一键改回。要改就直接编辑这条记录。</source>
        <translation>The choice is more than {hours} hours old and cannot be taken back with one press. Edit the record instead.</translation>
    </message>
    <message>
        <source>和总部现有的一样，没有要发的。改一处，或放弃。</source>
        <translation>This is what headquarters has already, so there is nothing to send. Change something, or give it up.</translation>
    </message>
    <message>
        <source>放弃要写原因，几个字就行。</source>
        <translation>Say why it is given up; a few words will do.</translation>
    </message>
    <message>
        <source>诊断包写好后核对不上，没有用处。换一个盘再存一次。</source>
        <translation>The bundle did not read back as written. Save it again on another disk.</translation>
    </message>
    <message>
        <source>这条记录本机已经没有了，只能放弃这次改动。</source>
        <translation>This record is no longer on this PC; the change can only be given up.</translation>
    </message>
    <message>
        <source>这个文件是空的，没有添加。请重新拍照或扫描一次。</source>
        <translation>This file is empty and was not added. Take the photo or scan again.</translation>
    </message>
    <message>
        <source>只收照片（JPEG、PNG、WebP）和 PDF，这个文件没有添加。请另存为其中一种再添加。</source>
        <translation>Only photos (JPEG, PNG, WebP) and PDF are taken; this file was not added. Save it as one of these and add it again.</translation>
    </message>
    <message>
        <source>这个文件打不开，像是没有复制完，没有添加。请重新复制、拍照或扫描一次。</source>
        <translation>This file cannot be opened, as if it was not copied whole; it was not added. Copy, photograph or scan it again.</translation>
    </message>
    <message>
        <source>这是动图，没有添加。请换一张普通照片。</source>
        <translation>This is a moving picture and was not added. Choose a plain photo.</translation>
    </message>
    <message>
        <source>这张图片太大，没有添加：最多 {most} 百万像素。请缩小后再添加。</source>
        <translation>This picture is too large and was not added: at most {most} million pixels. Make it smaller and add it again.</translation>
    </message>
    <message>
        <source>这份 PDF 没有添加：要有 1 到 {most} 页。页数多就分成几份。</source>
        <translation>This PDF was not added: it must have 1 to {most} pages. Split it if it has more.</translation>
    </message>
    <message>
        <source>这份 PDF 有密码，没有添加。请另存一份不带密码的。</source>
        <translation>This PDF has a password and was not added. Save a copy without one.</translation>
    </message>
    <message>
        <source>文件有 {mb} MB，没有添加：最多 {most_mb} MB。请缩小照片，或把 PDF 分成几份。</source>
        <translation>The file has {mb} MB and was not added: at most {most_mb} MB. Make the photo smaller, or split the PDF.</translation>
    </message>
    <message>
        <source>文件的内容不在本机，总部也还没有：添加它的电脑还没有传完。过一会儿再试。</source>
        <translation>The file&apos;s content is not on this PC, nor at headquarters yet: the PC that added it has not sent it all. Try again in a while.</translation>
    </message>
    <message>
        <source>本机存的这个文件坏了，记录还在。请撤下它，重新添加一次。</source>
        <translation>This PC&apos;s copy of the file is damaged; the record is there. Take it back and add it again.</translation>
    </message>
    <message>
        <source>总部还没有这个文件的记录，等记录传到后自动再传。</source>
        <translation>Headquarters does not have this file&apos;s record yet; it is sent by itself once the record is there.</translation>
    </message>
    <message>
        <source>总部还没有收到这个文件的内容。过一会儿再试。</source>
        <translation>Headquarters has not received this file&apos;s content yet. Try again in a while.</translation>
    </message>
    <message>
        <source>文件在路上走样了，总部没有收下，会自动重传。</source>
        <translation>The file was altered on the way and headquarters did not take it; it is sent again by itself.</translation>
    </message>
    <message>
        <source>本站在总部的文件空间满了，文件都还在本机。请联系总部扩容，之后自动传。</source>
        <translation>This home&apos;s room for files at headquarters is full; the files are all on this PC. Ask headquarters for more room, then they are sent by themselves.</translation>
    </message>
    <message>
        <source>文件的一段没有传对，会自动重传。</source>
        <translation>A part of the file did not arrive right; it is sent again by itself.</translation>
    </message>
    <message>
        <source>这个文件读不到，没有添加。看看 U 盘或相机还在不在，再试一次。</source>
        <translation>This file cannot be read and was not added. See whether the stick or camera is still there, and try again.</translation>
    </message>
    <message>
        <source>那个位置写不进去，没有另存。请换一个文件夹。</source>
        <translation>That place cannot be written to; nothing was saved. Choose another folder.</translation>
    </message>
    <message>
        <source>文件的内容在总部，现在连不上。联网后再点“查看”。</source>
        <translation>The file&apos;s content is at headquarters, which cannot be reached now. Press &quot;View&quot; again once online.</translation>
    </message>
    <message>
        <source>总部的程序还不收文件，文件都在本机。总部升级后自动传。</source>
        <translation>Headquarters&apos; program does not take files yet; they are all on this PC and are sent by themselves after its upgrade.</translation>
    </message>
    <message>
        <source>那个盘满了，文件没有存下来，原来的还在。腾出空间，或换一个位置。</source>
        <translation>That disk is full. The file was not saved; what was there is unchanged. Free some space or choose another place.</translation>
    </message>
    <message>
        <source>找不到打印机“{name}”，没有打印。看看电源和连线再打，或存为 PDF。</source>
        <translation>Printer {name} is not there; nothing was printed. See to power and cable, or save a PDF.</translation>
    </message>
    <message>
        <source>打印机“{name}”没有接受，没有打印。看看电源、纸和连线，再打一次。</source>
        <translation>Printer {name} did not take it; nothing was printed. See to power, paper and cable, and print again.</translation>
    </message>
    <message>
        <source>找不到这个活动，可能已撤下。回到本周再看。</source>
        <translation>This event is not here any more; it may have been withdrawn. Go back to the week and look again.</translation>
    </message>
    <message>
        <source>活动已取消，不能再改。可以把它复制成新活动。</source>
        <translation>The event was cancelled and cannot be changed. Copy it into a new one instead.</translation>
    </message>
    <message>
        <source>还没写活动名称。</source>
        <translation>The event has no name yet.</translation>
    </message>
    <message>
        <source>写一下原因，再做这一步。</source>
        <translation>Write down the reason first.</translation>
    </message>
    <message>
        <source>至少要有一场。加一场再保存。</source>
        <translation>An event needs at least one session. Add one, then save.</translation>
    </message>
    <message>
        <source>一个活动最多 {most} 场。多的另建一个活动。</source>
        <translation>An event has at most {most} sessions. Put the rest into another event.</translation>
    </message>
    <message>
        <source>找不到这一场，可能刚改过。刷新后再看。</source>
        <translation>This session is not here any more; it may just have changed. Look again.</translation>
    </message>
    <message>
        <source>这一场已取消。可以选别的场次。</source>
        <translation>This session was cancelled. Choose another one.</translation>
    </message>
    <message>
        <source>结束要晚于开始。改一下时间。</source>
        <translation>It must end after it starts. Change the time.</translation>
    </message>
    <message>
        <source>找不到这条预约，可能刚改过。刷新后再看。</source>
        <translation>This booking is not there; it may just have been changed. Refresh and look again.</translation>
    </message>
    <message>
        <source>还没填是谁预约。选一个人，或写个称呼。</source>
        <translation>Nobody is named yet. Choose a person, or write down a name.</translation>
    </message>
    <message>
        <source>还没到这一天，人来了再核销。</source>
        <translation>That day has not come yet. Mark it as used when they are here.</translation>
    </message>
    <message>
        <source>还没到时间，不能算爽约。到点没来再记。</source>
        <translation>It has not begun yet, so nobody has missed it. Note it when the time has come.</translation>
    </message>
    <message>
        <source>这一项不在本馆，或者不能预约。从左边的列表里另选。</source>
        <translation>This is not at this venue, or cannot be booked. Choose another one on the left.</translation>
    </message>
    <message>
        <source>这一项已停用或过了有效期，不能再约。另选一项，或先到名录里恢复。</source>
        <translation>This was withdrawn or has run out, so it cannot be booked. Choose another one, or take it up again first.</translation>
    </message>
    <message>
        <source>预约不能跨过零点。分成两天各约一次。</source>
        <translation>A booking cannot go over midnight. Book each day by itself.</translation>
    </message>
    <message>
        <source>预约从整点或半点起止。改一下时间。</source>
        <translation>Bookings begin and end on the half hour. Change the time.</translation>
    </message>
    <message>
        <source>这个时段已经过去，不能补约。选以后的时间。</source>
        <translation>This time is over and cannot be booked any more. Choose a later one.</translation>
    </message>
    <message>
        <source>这个时段不开放。开馆时间 {opens} ～ {closes}，有的场地只开一部分。</source>
        <translation>Not open at that time. Opening hours are {opens} – {closes}; some rooms have less.</translation>
    </message>
    <message>
        <source>这个时段已有人约，还剩 {left}。换个时间或少约一些。</source>
        <translation>Something is booked already; {left} left. Take another time, or less.</translation>
    </message>
    <message>
        <source>{day} 闭馆（{off}），不能预约。换一天。</source>
        <translation>Closed on {day} ({off}). Choose another day.</translation>
    </message>
    <message>
        <source>数量要在 1 和 {most} 之间。</source>
        <translation>The number has to be between 1 and {most}.</translation>
    </message>
    <message>
        <source>照旧保留要写个原因。写一句再保存。</source>
        <translation>Keeping it needs a reason. Write a sentence, then save.</translation>
    </message>
    <message>
        <source>现在没有人在等。</source>
        <translation>Nobody is waiting now.</translation>
    </message>
    <message>
        <source>找不到这个号，可能刚改过。刷新后再看。</source>
        <translation>This number is not there; it may just have been changed. Refresh and look again.</translation>
    </message>
    <message>
        <source>{number} 不在叫号中，不能再叫一遍。</source>
        <translation>{number} is not being called, so it cannot be called again.</translation>
    </message>
    <message>
        <source>一场最长 {hours} 小时。时间更长的，分成几场。</source>
        <translation>A session lasts at most {hours} hours. Split a longer one.</translation>
    </message>
    <message>
        <source>名额要在 0 和 {most} 之间。</source>
        <translation>Seats must be between 0 and {most}.</translation>
    </message>
    <message>
        <source>现场预留不能多于总名额 {most}。</source>
        <translation>No more can be kept for the desk than there are seats: {most}.</translation>
    </message>
    <message>
        <source>报名截止要晚于报名开始。改一下时间。</source>
        <translation>Registration must close after it opens. Change the time.</translation>
    </message>
    <message>
        <source>这一场已经结束，不再报名。人来过的，用补录。</source>
        <translation>This session is over. If somebody was there, record it afterwards.</translation>
    </message>
    <message>
        <source>这一场不用报名，来了直接签到。</source>
        <translation>Nobody registers for this session: just check them in.</translation>
    </message>
    <message>
        <source>本机没有可发的名额了。可以先候补，联网后总部有空位再转正。</source>
        <translation>This PC has no seats left to give. Put them on the waitlist; headquarters moves them up once there is room.</translation>
    </message>
    <message>
        <source>退回的名额要在 1 和 {most} 之间。</source>
        <translation>Give back between 1 and {most} seats.</translation>
    </message>
    <message>
        <source>这批名额已经不在本机。联网同步后再看。</source>
        <translation>These seats are not on this PC any more. Sync, then look again.</translation>
    </message>
    <message>
        <source>找不到这条报名，可能刚改过。刷新后再看。</source>
        <translation>This registration is not here any more; it may just have changed. Look again.</translation>
    </message>
    <message>
        <source>这个人已经报了这一场，不用再恢复。</source>
        <translation>They are registered for this session already.</translation>
    </message>
    <message>
        <source>一次登记 1 到 {most} 人。</source>
        <translation>Register 1 to {most} people at a time.</translation>
    </message>
    <message>
        <source>这条报名不用再定，已经有人处理过。</source>
        <translation>There is nothing to decide here any more: somebody dealt with it.</translation>
    </message>
    <message>
        <source>找不到这次签到，可能已撤销。刷新后再看。</source>
        <translation>This admission is not here any more; it may have been taken back. Look again.</translation>
    </message>
    <message>
        <source>离开始还早，开始前 {hours} 小时内再签到。</source>
        <translation>It is too early: people are admitted from {hours} hours before the start.</translation>
    </message>
    <message>
        <source>总部已经没有空位，这一步没有办成。人还在候补里。</source>
        <translation>Headquarters has no seat left, so this was not done. The person is still on the waiting list.</translation>
    </message>
    <message>
        <source>名额最少只能减到 {least}：其余已经报出去，或者借给了前台。</source>
        <translation>The number of seats can go down to {least} at the least: the others are given, or lent to desks.</translation>
    </message>
    <message>
        <source>这不是活动票。再扫一次，或按姓名查找。</source>
        <translation>This is no event ticket. Scan again, or look for the name.</translation>
    </message>
    <message>
        <source>这张票只读到一部分。再扫一次，或按姓名查找。</source>
        <translation>Only a part of this ticket was read. Scan again, or look for the name.</translation>
    </message>
    <message>
        <source>这条报名已经取消了。要转到另一场，先恢复。</source>
        <translation>This registration is cancelled already. To move it, reinstate it first.</translation>
    </message>
    <message>
        <source>已经在这一场里。换一场再转。</source>
        <translation>They are in this session already. Choose another one.</translation>
    </message>
    <message>
        <source>列得太多，最多 {most} 个。去掉几个再保存。</source>
        <translation>Too many in the list: {most} at most. Take some out and save again.</translation>
    </message>
    <message>
        <source>签到表的码没有读全。再扫一次，或用“补录到场”。</source>
        <translation>The sheet&apos;s code was not read whole. Scan it again, or write arrivals down one by one.</translation>
    </message>
    <message>
        <source>本机没有这张签到表的活动。联网同步后再扫，或用“补录到场”。</source>
        <translation>The event of this sheet is not on this PC. Scan it again after a sync, or write arrivals down one by one.</translation>
    </message>
    <message>
        <source>活动结束以后再写总结。</source>
        <translation>The summary is written after the event has ended.</translation>
    </message>
    <message>
        <source>总结已经提交，不能再改。要更正，告诉总部。</source>
        <translation>The summary was handed in and cannot be changed. To correct it, tell headquarters.</translation>
    </message>
    <message>
        <source>总结还没有写。写几句再提交。</source>
        <translation>Nothing is written yet. Write a few sentences, then hand it in.</translation>
    </message>
    <message>
        <source>照片最多 {most} 张。先撤下一张再加。</source>
        <translation>At most {most} photographs. Take one down before adding another.</translation>
    </message>
    <message>
        <source>写一下做什么，例如：引导、登记。</source>
        <translation>Say what they do, for example: ushering, registering.</translation>
    </message>
    <message>
        <source>这个人这一场已经按参加者签到。先撤销签到，再登记上岗。</source>
        <translation>They are admitted to this session as a guest already. Take that back first, then sign them on duty.</translation>
    </message>
    <message>
        <source>这个人已经登记离岗。要改时长，用补填时长。</source>
        <translation>They have signed out already. To change the hours, fill them in afterwards.</translation>
    </message>
    <message>
        <source>活动早已结束，不知道是几点走的。请用补填时长，写明原因。</source>
        <translation>The event ended long ago, and nobody knows when they left. Fill in the hours, with the reason.</translation>
    </message>
    <message>
        <source>时长按半小时填，最少 0.5，最多 {most} 小时。</source>
        <translation>Hours go by halves, from 0.5 to {most}.</translation>
    </message>
    <message>
        <source>写一下看了什么凭证，例如：报名短信。</source>
        <translation>Say what proof was seen, for example: the sign-up message.</translation>
    </message>
    <message>
        <source>这张照片不在本机，联网同步后再看。</source>
        <translation>This photograph is not on this PC. Look again after an exchange.</translation>
    </message>
    <message>
        <source>不满 14 岁，要知道监护人是谁、怎么联系。写下姓名和手机，再报名。</source>
        <translation>Under 14: it must be known who answers for the child and how they are reached. Write down name and phone, then register.</translation>
    </message>
    <message>
        <source>写一下监护人的手机，有事好联系。</source>
        <translation>Write down the guardian&apos;s phone, so that they can be reached.</translation>
    </message>
    <message>
        <source>不满 14 岁，监护人还没同意留下信息。在人员卡上补好授权，再报名。</source>
        <translation>Under 14, and no guardian has agreed to data being kept. Add the consent on the person&apos;s card, then register.</translation>
    </message>
    <message>
        <source>这个活动没有还要办的场次，没有可改的。从往期复制一个新的。</source>
        <translation>No session of this event will be held; there is nothing to edit. Copy it into a new one.</translation>
    </message>
    <message>
        <source>这个文件读不到。看看 U 盘还在不在，再选一次。</source>
        <translation>This file cannot be read. See whether the stick is still there, and choose again.</translation>
    </message>
    <message>
        <source>这个文件太大，没有读。最多 {mb} MB，把名单单独存一份再选。</source>
        <translation>This file is too large and was not read. At most {mb} MB: save the list by itself and choose again.</translation>
    </message>
    <message>
        <source>这不是能读的表格。用 Excel 或 WPS 打开，另存为 .xlsx 再选。</source>
        <translation>This is no table that can be read. Open it in Excel or WPS, save it as .xlsx and choose again.</translation>
    </message>
    <message>
        <source>这个表格有密码。打开后另存一份不带密码的再选。</source>
        <translation>This workbook has a password. Open it, save a copy without one and choose that.</translation>
    </message>
    <message>
        <source>表格里什么也没有。看看是不是选错了文件。</source>
        <translation>There is nothing in this table. See whether it is the right file.</translation>
    </message>
    <message>
        <source>行数太多，没有读。一次最多 {most} 行，分成几个文件，或删掉名单以外的行。</source>
        <translation>Too many rows; nothing was read. At most {most} at once: share them out on several files, or delete rows that are not part of the list.</translation>
    </message>
    <message>
        <source>名单外面很远的格子里还有内容，没有读。把名单复制到一张新表里，存好再选。</source>
        <translation>There is something in cells far outside the list; nothing was read. Copy the list into a new sheet, save it and choose again.</translation>
    </message>
    <message>
        <source>看不出哪一列是姓名。在上面选一下。</source>
        <translation>It is not clear which column holds the names. Choose it above.</translation>
    </message>
    <message>
        <source>没有姓名。补上姓名。</source>
        <translation>No name. Add one.</translation>
    </message>
    <message>
        <source>数字太长，末尾变成了 0。问本人，按文本填。</source>
        <translation>Too long; its end became 0. Ask them, enter it as text.</translation>
    </message>
    <message>
        <source>变成了科学计数，看不出原号。问本人，按文本填。</source>
        <translation>A power of ten; the number is lost. Ask them, enter it as text.</translation>
    </message>
    <message>
        <source>带小数，不像号码。改成原来的号。</source>
        <translation>A fraction is no number to ring. Enter the number itself.</translation>
    </message>
    <message>
        <source>被表格软件变成了日期。按文本重新填。</source>
        <translation>The spreadsheet made a date of it. Enter it again as text.</translation>
    </message>
    <message>
        <source>这一格的公式没有算出来。填上原来的内容。</source>
        <translation>The formula in this cell has no result. Enter what it stands for.</translation>
    </message>
    <message>
        <source>和别的行合并成了一格。取消合并，每行各填各的。</source>
        <translation>Merged with other rows. Unmerge them and fill in each row.</translation>
    </message>
    <message>
        <source>这个手机在本馆是另一个名字。照常登记，请核对一下。</source>
        <translation>Somebody of another name has this number here. Taken all the same; please check.</translation>
    </message>
    <message>
        <source>这个会员码是另一个人的。改对会员码，或删掉它按姓名登记。</source>
        <translation>This member code is somebody else&apos;s. Correct it, or delete it to register by name.</translation>
    </message>
    <message>
        <source>和第 {row} 行是同一个人，只登记一次。</source>
        <translation>The same person as in row {row}; registered once.</translation>
    </message>
    <message>
        <source>已经报过这一场，不再登记。</source>
        <translation>Registered for this session already.</translation>
    </message>
    <message>
        <source>这一行登记过，后来取消了。要恢复，在报名名单里恢复。</source>
        <translation>This row was registered and cancelled since. To reinstate it, do so in the list.</translation>
    </message>
    <message>
        <source>有同名的人报了这一场，手机不一样。照常登记，请核对一下。</source>
        <translation>Somebody of the same name with another number is registered. Taken all the same; please check.</translation>
    </message>
    <message>
        <source>没有名额了，这个活动也不收候补。</source>
        <translation>No seat is left, and this event has no waiting list.</translation>
    </message>
    <message>
        <source>本馆没有这个会员码。核对一下，或删掉它按姓名登记。</source>
        <translation>This venue knows no such member code. Check it, or delete it to register by name.</translation>
    </message>
    <message>
        <source>会员码有一位不对。核对一下，或删掉它按姓名登记。</source>
        <translation>One character of the member code is wrong. Check it, or delete it to register by name.</translation>
    </message>
    <message>
        <source>这个会员码已作废。删掉它，按姓名登记。</source>
        <translation>This member code was withdrawn. Delete it to register by name.</translation>
    </message>
    <message>
        <source>未满 14 岁，补上监护人和监护人手机，再选一次。</source>
        <translation>Below 14: add the guardian and their phone, then choose it again.</translation>
    </message>
    <message>
        <source>未满 14 岁，人员卡上没有同意方式。先在卡上补全，再登记。</source>
        <translation>Below 14, no consent on the card. Complete the card first.</translation>
    </message>
    <message>
        <source>请先选 1 到 5 分，再提交。</source>
        <translation>Choose a score from 1 to 5 first, then submit.</translation>
    </message>
    <message>
        <source>选的标签和分数对不上。重新选一下。</source>
        <translation>These tags do not go with the score. Choose again.</translation>
    </message>
    <message>
        <source>最多写 {most} 个字。删短一点再提交。</source>
        <translation>At most {most} characters. Shorten it, then submit.</translation>
    </message>
    <message>
        <source>活动结束以后才能评价。结束后再来。</source>
        <translation>An event is rated after it has ended. Come back then.</translation>
    </message>
    <message>
        <source>结束超过 {days} 天，不再收评价。</source>
        <translation>It ended more than {days} days ago; no more ratings are taken.</translation>
    </message>
    <message>
        <source>这次参加已经评价过了，每次参加只评一份。</source>
        <translation>This attendance has been rated already; each is rated once.</translation>
    </message>
    <message>
        <source>来了 {most} 人，评价已经有 {most} 份，不能再多。先核对签到名单。</source>
        <translation>{most} people came and there are {most} ratings already; there can be no more. Check the attendance list first.</translation>
    </message>
    <message>
        <source>还没填名称。</source>
        <translation>The name is still empty.</translation>
    </message>
    <message>
        <source>这一条资源已经不在了，没有改动。回到列表看看。</source>
        <translation>This resource is not there any more. Nothing was changed. Go back to the list and look.</translation>
    </message>
    <message>
        <source>人数或坐标不合适，没有保存。人数从 0 起；经度和纬度要一起填，或都不填。</source>
        <translation>The capacity or the position does not fit. Nothing was saved. Capacity starts at 0; fill in both longitude and latitude, or neither.</translation>
    </message>
    <message>
        <source>每周时间“{said}”看不懂，没有保存。像这样写：tue 14:00-17:00;sat 09:00-12:00，不要重叠。</source>
        <translation>The weekly times &quot;{said}&quot; cannot be read. Nothing was saved. Write them like this, without overlaps: tue 14:00-17:00;sat 09:00-12:00.</translation>
    </message>
    <message>
        <source>地区代码“{said}”不是 6 位数字，没有保存。改好，或留空。</source>
        <translation>The region code &quot;{said}&quot; is not six digits. Nothing was saved. Correct it, or leave it empty.</translation>
    </message>
    <message>
        <source>日期“{said}”看不懂，没有保存。像这样写：2027-06-30，或留空。</source>
        <translation>&quot;{said}&quot; is no date; nothing was saved. Write it like 2027-06-30, or leave it empty.</translation>
    </message>
    <message>
        <source>总部的程序还不能帮着找名录。先用本机的名录，或打电话问总部。</source>
        <translation>Headquarters&apos; program cannot search for you yet. Use this desk&apos;s directory, or ring headquarters up.</translation>
    </message>
    <message>
        <source>这几个符号没法查。写两个字以上，或选一个类别。</source>
        <translation>These marks cannot be searched for. Write two characters or more, or choose a category.</translation>
    </message>
    <message>
        <source>总部看不懂要找什么。换个说法再试。</source>
        <translation>Headquarters does not understand what to look for. Try other words.</translation>
    </message>
    <message>
        <source>“{said}”看不懂，没有保存。像这样写：周二 14:00-17:00；周六 9:00-12:00，不要重叠。</source>
        <translation>&quot;{said}&quot; is not clear; nothing was saved. Write it like Tue 14:00-17:00; Sat 9:00-12:00, without overlaps.</translation>
    </message>
    <message>
        <source>这台电脑还没有加入总部，只能查本机的名录。</source>
        <translation>This computer has not joined headquarters: only its own directory can be searched.</translation>
    </message>
    <message>
        <source>连不上总部，没有问到。本机的名录照常能查，联网后再问。</source>
        <translation>Headquarters could not be reached. This desk&apos;s directory works as ever; ask again once you are online.</translation>
    </message>
    <message>
        <source>总部正忙，没有问到。过一会儿再问。</source>
        <translation>Headquarters is busy. Ask again in a while.</translation>
    </message>
    <message>
        <source>总部没有答复。本机的名录照常能查；请把这个告诉技术支持：{said}</source>
        <translation>Headquarters gave no answer. This desk&apos;s directory works as ever; tell technical support: {said}</translation>
    </message>
    <message>
        <source>这一条现在不能用了（停用、过期或没通过审核），没有加进来。换一位。</source>
        <translation>This line cannot be used now (not used, run out or not passed) and was not added. Choose another.</translation>
    </message>
    <message>
        <source>找不到这件需求，可能刚改过。刷新后再看。</source>
        <translation>This request is not here; it may just have changed. Refresh and look again.</translation>
    </message>
    <message>
        <source>还没写需求。用一句话写下来再保存。</source>
        <translation>The need is not written yet. Put it in one sentence, then save.</translation>
    </message>
    <message>
        <source>还没填是谁的需求。选一个人、写个称呼，或者匿名登记。</source>
        <translation>Nobody is named yet. Choose a person, write a name, or take it anonymously.</translation>
    </message>
    <message>
        <source>这个类别已经停用。从列表里重新选一个。</source>
        <translation>This category is not used any more. Choose another from the list.</translation>
    </message>
    <message>
        <source>这一步要写清楚缘由或结果。写一句再保存。</source>
        <translation>This step needs a reason or a result. Write a sentence, then save.</translation>
    </message>
    <message>
        <source>这一步还缺内容，没有保存。办结要先告知，闭环要有评价，或者问过而本人不评。</source>
        <translation>Something is missing for this step; nothing was saved. An answer has to be told first, and a request is closed by a rating, or when the person was asked and declined.</translation>
    </message>
    <message>
        <source>这件需求已经办结或者结束，这一步用不上了。</source>
        <translation>This request is resolved or over; this step does not apply any more.</translation>
    </message>
    <message>
        <source>这件需求已归档，只能查看。</source>
        <translation>This request is archived and can only be read.</translation>
    </message>
    <message>
        <source>闭环超过 {days} 天，不能再办。重新登记一件。</source>
        <translation>It was closed more than {days} days ago and cannot be taken up again. Take down a new one.</translation>
    </message>
    <message>
        <source>转介要本人单独同意。问过本人，选好同意方式再转。</source>
        <translation>A referral needs the person&apos;s own consent. Ask them, choose how they agreed, then refer.</translation>
    </message>
    <message>
        <source>延期要在 1 和 {most} 个工作日之间。</source>
        <translation>An extension is between 1 and {most} working days.</translation>
    </message>
    <message>
        <source>延期要站长批准。选一位站长。</source>
        <translation>An extension needs the manager&apos;s approval. Choose a manager.</translation>
    </message>
    <message>
        <source>问过几次，要在 1 和 {most} 之间。</source>
        <translation>How often they were asked is between 1 and {most}.</translation>
    </message>
    <message>
        <source>查询码不对，还可尝试 {left} 次。</source>
        <translation>The query code is wrong; {left} more tries.</translation>
    </message>
    <message>
        <source>查询码错得太多，{seconds} 秒后再试。</source>
        <translation>Too many wrong query codes; try again in {seconds} seconds.</translation>
    </message>
    <message>
        <source>办结以后才能评价。办好再来。</source>
        <translation>It can be rated once it is resolved. Come back then.</translation>
    </message>
    <message>
        <source>这件需求已经评价过了，每件只评一次。</source>
        <translation>This request was rated already; each is rated once.</translation>
    </message>
    <message>
        <source>总部没有给这台电脑办敏感需求的权限，没有记下。到有权限的电脑上办，或请总部授权。</source>
        <translation>Headquarters has not given this PC the right to sensitive requests; nothing was saved. Use a PC that has it, or ask headquarters.</translation>
    </message>
    <message>
        <source>这件需求已经不在合作单位那里。刷新后看它到了哪一步。</source>
        <translation>This request is no longer with the partner. Refresh to see where it stands.</translation>
    </message>
    <message>
        <source>本人不接受推荐，请由工作人员安排。</source>
        <translation>They do not want suggestions; staff decide who helps.</translation>
    </message>
    <message>
        <source>名录里没有合适的，可以转给总部。</source>
        <translation>Nobody in the directory fits; it can go to headquarters.</translation>
    </message>
    <message>
        <source>已经退出，不再派单。</source>
        <translation>Has withdrawn; nobody is sent there any more.</translation>
    </message>
    <message>
        <source>有效期到 {day}，已经过了。</source>
        <translation>Valid until {day}, which is over.</translation>
    </message>
    <message>
        <source>还没有通过审核。</source>
        <translation>Not passed by the audit yet.</translation>
    </message>
    <message>
        <source>不办这一类。</source>
        <translation>Does not serve this kind of need.</translation>
    </message>
    <message>
        <source>办理{category}。</source>
        <translation>Serves: {category}.</translation>
    </message>
    <message>
        <source>更像是别的类别。</source>
        <translation>It looks more like another kind of need.</translation>
    </message>
    <message>
        <source>擅长：{words}。</source>
        <translation>Good at: {words}.</translation>
    </message>
    <message>
        <source>特长里没有提到这件事。</source>
        <translation>Their specialities do not mention this matter.</translation>
    </message>
    <message>
        <source>本人希望是：{gender}。</source>
        <translation>Another gender was wished: {gender}.</translation>
    </message>
    <message>
        <source>就在本人想去的地方：{place}。</source>
        <translation>Where they wish to go: {place}.</translation>
    </message>
    <message>
        <source>不在本人想去的地方：{place}。</source>
        <translation>Not where they wish to go: {place}.</translation>
    </message>
    <message>
        <source>赶得上本人想要的时间：{time}。</source>
        <translation>In time for their wish: {time}.</translation>
    </message>
    <message>
        <source>赶不上本人想要的时间：{time}。</source>
        <translation>Too late for their wish: {time}.</translation>
    </message>
    <message>
        <source>离这里 {metres}。</source>
        <translation>{metres} from here.</translation>
    </message>
    <message>
        <source>离这里 {metres}，有点远。</source>
        <translation>{metres} from here, rather far.</translation>
    </message>
    <message>
        <source>名录里没有写在哪里。</source>
        <translation>The directory does not say where they are.</translation>
    </message>
    <message>
        <source>要等到 {at} 才在。</source>
        <translation>Not there before {at}.</translation>
    </message>
    <message>
        <source>没有写什么时候在。</source>
        <translation>It is not said when they are there.</translation>
    </message>
    <message>
        <source>手上没有在办的。</source>
        <translation>No open cases.</translation>
    </message>
    <message>
        <source>手上有 {cases} 件在办。</source>
        <translation>Open cases: {cases}.</translation>
    </message>
    <message>
        <source>手上已有 {cases} 件在办，比较忙。</source>
        <translation>Busy, open cases: {cases}.</translation>
    </message>
    <message>
        <source>近 90 天办结 {cases} 件。</source>
        <translation>Cases finished in 90 days: {cases}.</translation>
    </message>
    <message>
        <source>近 90 天只办结 {cases} 件。</source>
        <translation>Cases finished in 90 days: only {cases}.</translation>
    </message>
    <message>
        <source>近 90 天评价 {rating} 分。</source>
        <translation>Rated {rating} in 90 days.</translation>
    </message>
    <message>
        <source>近 90 天评价只有 {rating} 分。</source>
        <translation>Rated only {rating} in 90 days.</translation>
    </message>
    <message>
        <source>需求里提到“{words}”，属于{category}。</source>
        <translation>The request says &quot;{words}&quot;: that is {category}.</translation>
    </message>
    <message>
        <source>会说{language}，符合本人希望。</source>
        <translation>Speaks {language}, as they wish.</translation>
    </message>
    <message>
        <source>不会说本人想用的{language}。</source>
        <translation>Does not speak {language}, which they wish for.</translation>
    </message>
    <message>
        <source>符合本人希望：{gender}。</source>
        <translation>As they wish: {gender}.</translation>
    </message>
    <message>
        <source>下次坐班：{at}。</source>
        <translation>Next there: {at}.</translation>
    </message>
    <message>
        <source>{n} 米</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>{n} 公里</source>
        <translation>{n} km</translation>
    </message>
    <message>
        <source>找不到“{text}”。核对编号或查询码，再按 Enter。</source>
        <translation>&quot;{text}&quot; is not here. Check the number or query code and press Enter again.</translation>
    </message>
    <message>
        <source>还没写要什么帮助。用一句话写下来再发。</source>
        <translation>Nothing is said yet of what is needed. Write one sentence, then send.</translation>
    </message>
    <message>
        <source>这句话里有电话、证件号或网络账号。别的站也会看到，去掉号码再发。</source>
        <translation>This has a phone, ID or account number in it. Other Youth Homes will read it: take the number out, then send.</translation>
    </message>
    <message>
        <source>这句话里有本人的名字。别的站也会看到，不写名字再发。</source>
        <translation>This has the person&apos;s name in it. Other Youth Homes will read it: leave the name out, then send.</translation>
    </message>
    <message>
        <source>敏感事项只发类别，不发内容。清空再发。</source>
        <translation>Of a sensitive request only the category is sent. Clear the words, then send.</translation>
    </message>
    <message>
        <source>从今天起，最多找 {most} 天。</source>
        <translation>At most {most} days from today.</translation>
    </message>
    <message>
        <source>这件需求已经在请别的青年之家帮忙。要换说法，先停掉再发。</source>
        <translation>Other Youth Homes are being asked about this request. To change the words, stop asking first.</translation>
    </message>
    <message>
        <source>这件事已经不在找帮手了。刷新后再看。</source>
        <translation>Nobody asks for this any more. Refresh and look again.</translation>
    </message>
    <message>
        <source>这是本站自己发的，不用告诉自己。</source>
        <translation>This is our own call.</translation>
    </message>
    <message>
        <source>已经告诉过对方了，等他们联系。</source>
        <translation>They were told already and will be in touch.</translation>
    </message>
    <message>
        <source>要写能帮什么、对方找谁，写好再发。</source>
        <translation>Say what you can do and whom to ask for, then send.</translation>
    </message>
    <message>
        <source>一件需求最多 {most} 份附件，没有加上。先撤下用不着的再加。</source>
        <translation>A request has at most {most} files; this one was not added. Take one down first.</translation>
    </message>
    <message>
        <source>这件需求已经不在别的青年之家那里。刷新后再看。</source>
        <translation>The case is not at another youth home any more. Refresh and look again.</translation>
    </message>
    <message>
        <source>找不到这件转来的需求，可能刚撤回。刷新后再看。</source>
        <translation>That case from elsewhere is not found; it may just have been withdrawn. Refresh and look again.</translation>
    </message>
    <message>
        <source>本人的资料已经删除，不再记内容。可以接着办结或退回。</source>
        <translation>The person&apos;s data was erased, so no words are kept. You can still resolve it or send it back.</translation>
    </message>
    <message>
        <source>按总部规则转{name}：{why}。</source>
        <translation>By headquarters&apos; rules to {name}: {why}.</translation>
    </message>
    <message>
        <source>按总部规则由本站办：{why}。</source>
        <translation>By headquarters&apos; rules it is ours: {why}.</translation>
    </message>
    <message>
        <source>没有别处可转，由本站办。</source>
        <translation>There is nobody else to hand it to: it is ours.</translation>
    </message>
    <message>
        <source>规则和名录里都没有合适的，转总部。</source>
        <translation>Neither a rule nor the directory knows anybody: to headquarters.</translation>
    </message>
    <message>
        <source>规则里的{name}已经退出，跳过。</source>
        <translation>A rule names {name}, who has withdrawn: passed over.</translation>
    </message>
    <message>
        <source>规则里的{name}有效期过了，跳过。</source>
        <translation>A rule names {name}, whose term is over: passed over.</translation>
    </message>
    <message>
        <source>规则里的{name}还没通过审核，跳过。</source>
        <translation>A rule names {name}, who is not audited yet: passed over.</translation>
    </message>
    <message>
        <source>规则里的{name}不再接收，跳过。</source>
        <translation>A rule names {name}, who takes nothing any more: passed over.</translation>
    </message>
    <message>
        <source>有一条规则指向本机名录里没有的一家，跳过。</source>
        <translation>A rule names somebody this desk does not know: passed over.</translation>
    </message>
</context>
</TS>
