/**
 * What records have in common: a small record is squeezed against it to a third of its size. A record can be read only
 * with the text it was squeezed against, so this one is never changed; a better one gets a name of its own.
 */
export const PHRASES_1 = [
  '"《奖惩管理制度》"提出解决办法或明确解决时间，填写「工程部答复」和「质量部答复」"现场解决并答复客户，填写「处理完毕时间」和「回复客户时间」"',
  '"把资料交给第二受理人，并填写「资料提供时间」"当日解决，并填写「最高领导解决时间」"答复受理人，并填写「最高领导答复时间」"回复客户，并填写「回复客户时间」"',
  '"完成调查，并填写「调查完成时间」"把结果答复受理人或客户，并填写「调查回复时间」"把调查情况回复第一受理人，并填写「调查回复时间」"送达第二受理人，并填写「送达时间」"',
  '"登记时已过这一时刻""系统曾中断""非工作时间不发信""涉及赔款折让退货通知""处理结果通知"（质量判定负责人）"（工程部经理）"（董事长）"（总经理）"（最高领导）"（人事行政部经理）"（负责人）"（第二受理人）"（第一受理人）"',
  '现场解决资料提供回复客户领导答复两部答复领导解决回访负责人答复负责人调查调查回复送达信送达再次上报到时上报提醒制造中心工程部售后部客服部销售部',
  '{"type":"proposed","at":179,"chain":"KS-26","proposals":[{"key":"F0","rule":"F0","ruleVersion":1,"clause":"《客服部管理制度》篇一 §7.2.5","reason":"","subject":{"no":"0","name":"","kind":"员工","department":""},"low":3000,"high":20000,"amount":3000,"hints":[],"complaint":"KS-26"}]}',
  '"withdrawn":"decision":"appeal":"final":"postings":"line":{"type":"ledger","event":{"type":"decided","by":"0003",',
  '{"type":"repeated","by":"KS-26"},{"type":"unreached","on":"2026-10-"},{"type":"vanished"},{"type":"returned"},{"type":"putBack","cells":{},{"type":"acknowledged","letter":"KS-26","by":"","goneAt":179,"copyOf":"KS-26"',
  '{"type":"resultSeen","at":179,"text":"[\\"\\",179]","lookNo":1},"resultSeen":{"text":"","at":179',
  '"handledAt":{"raw":"2026-10-1","at":179},"upheld":{"raw":"是","responsible":{"raw":"0","conduct":{"raw":"判定人","judge":{"raw":"repeatOf":{"raw":"KS-2610-0","repeatReason":{"raw":"拖延或无人跟进","calledAt":{"raw":"2026-","satisfaction":{"raw":"满意","void":{"raw":"重复录入"',
  '"order":{"raw":"","model":{"raw":"","quantity":{"raw":"","deliveryOn":{"raw":"2026-","repairNo":{"raw":"","productionStep":{"raw":"","shippedOn":{"raw":"","raisedAt":{"raw":"2026-10-","leaderRepliedAt":{"raw":"leaderSolvedAt":{"raw":"","money":{"raw":true,"engineeringReply":{"raw":"qualityReply":{"raw":"otherCompany":{"raw":',
  '"solvedOnTheSpot":{"raw":true,"onSiteWanted":{"raw":"onSitePromise":{"raw":"answerWantedBy":{"raw":"direct":{"raw":true,"dataAskedAt":{"raw":"2026-10-1","dataGivenAt":{"raw":"investigatedAt":{"raw":"repliedAt":{"raw":"findings":{"raw":"complex":{"raw":"extendedTo":{"raw":"result":{"raw":"resultAt":{"raw":"2026-10-","answeredAt":{"raw":"2026-10-',
  '{"kind":"fine","events":2,"todo":[],"body":{"line":{"id":"FK-2610-0',
  '{"kind":"complaint","events":12,"todo":[{"name":"row","kind":"row"},{"name":"ring/179","kind":"ring","at":179},{"name":"letter/KS-2610-0001.","kind":"letter","letter":{"id":"KS-2610-0001.","record":"KS-2610-0001","at":179,',
  '"body":{"id":"KS-2610-0001","bornAt":179,"cells":{"complainedAt":{"raw":"2026-10-12 09:00","at":179},"firstIntake":{"raw":"0101","at":179},"customer":{"raw":"女士","at":179},"phone":{"raw":"138","at":179},"contract":{"raw":"HT-2026-","at":179},"address":{"raw":"路8号","at":179},"type":{"raw":"安装","at":179},"content":{"raw":"，请尽快派人来","at":179},"department":{"raw":"售后部","at":179},"secondIntake":{"raw":"0201","at":179},"deliveredAt":{"raw":"2026-10-12 09:32","at":179}},',
  '"touchedAt":179,"updatedAt":179,"chain":"KS-2610-0001","trail":{"second":[{"value":"0201","at":179}],"department":[{"value":"售后部","at":179}],"delivered":[{"value":179,"at":179}],"promise":[{"value":"extension":[{"value":null},',
  '"liable":{"D01@179":{"clock":"D01","dueAt":179,"no":"0101","name":""},"D03@179":{"clock":"D03","dueAt":179,"no":"0201","name":""},"D08@179":{"clock":"D08","D09@179":{"clock":"D09","dueAt":179,',
  '"rungs":{"D01@179/reminder":{"at":179,"letter":"KS-2610-0001."},"D01@179/due":{"at":179,"letter":"KS-2610-0001."},"delivered/0":{"at":179,"letter":"KS-2610-0001."},"D09@179/second":{"at":179,"letter":"KS-2610-0001."}},',
  '"letters":[{"id":"KS-2610-0001.","at":179,"text":"送达提醒"},{"id":"KS-2610-0001.","at":179,"text":"调查回复到时上报"}],"unreached":[],"proposals":[],"repeats":[]},"open":true,"ringAt":179,"owedAt":179,"recent":[[',
  '{"type":"born","at":179,"id":"KS-2610-0001","bornAt":179,"cells":{"complainedAt":{"raw":"2026-10-12 09:00","at":179},',
  '{"type":"seen","at":179,"cells":{"deliveredAt":{"raw":"2026-10-12 09:32","at":179}}},{"type":"turned","at":179,"fact":"delivered","entry":{"value":179,"at":179}},{"type":"turned","at":179,"fact":"second","entry":{"value":"0201","at":179}},{"type":"turned","at":179,"fact":"department","entry":{"value":"售后部","at":179}}',
  '{"type":"wrote","at":179,"letter":{"id":"KS-2610-0001.","record":"KS-2610-0001","at":179,"to":[{"no":"0201","name":"","role":"第二受理人","address":"@example.com"},{"no":"0202","name":"","role":"负责人","address":"@example.com"}],"cc":[],"brief":{"customer":"女士","content":"","complainedAt":179,"hidden":["138","路"],"type":"安装","department":"售后部","contract":"HT-2026-"},"kind":"delivered","clocks":["D03","D08","D09"],"rungs":["delivered"],"deliveredAt":179,"dues":[{"clock":"D03","name":"调查回复","owed":"0201 ","dueAt":179}]},"text":"送达信","rungs":["delivered/0"],"replaced":[]},',
  '{"type":"fellDue","at":179,"liable":{"clock":"D01","dueAt":179,"no":"0101","name":""}},{"type":"wrote","at":179,"letter":{"kind":"ladder","id":"KS-2610-0001.","record":"KS-2610-0001","at":179,"to":[{"no":"0101","name":"","role":"第一受理人","address":"@example.com"}],"cc":[{"no":"0003","name":"","role":"人事行政部经理","address":"@example.com"}],"clocks":["D01"],"rungs":["due"],"brief":{"customer":"","content":"","complainedAt":179,',
  '"items":[{"clock":"D01","name":"送达","rung":"due","startedAt":179,"clause":"《客服部管理制度》篇一 §5.2.2","ruleVersion":1,"owed":["（第一受理人）"],"action":"送达第二受理人，并填写「送达时间」","replaces":[],"dueAt":179,"next":{"at":179,"to":["0003 （人事行政部经理）"]},"late":{"minutes":1,"why":""}}]},"text":"送达到时上报","rungs":["D01@179/due"],"replaced":[]}]',
].join('');
