/** The whole style of the page: colours and type are those of the web app, day chart and night chart in one table. */
export const pageStyle = `
:root{color-scheme:light dark;
--paper:light-dark(#F6F2E8,#0C1724);--panel:light-dark(#FBF8F1,#11202F);--sunk:light-dark(#ECE6D8,#08111B);
--ink:light-dark(#13233A,#DDE5ED);--ink-2:light-dark(#435066,#A9B6C5);--ink-3:light-dark(#5F6878,#8797A9);
--line:light-dark(#DCD5C5,#203246);--line-2:light-dark(#BDB5A2,#35495F);--edge:light-dark(#867F6E,#64788F);
--accent:light-dark(#1B5A9E,#84B6EC);--green:light-dark(#1C6844,#7FC79D);--amber:light-dark(#8A5300,#E2B45E);--red:light-dark(#AE2A20,#F2917F);
--text:"Hanken Grotesk Variable","Hanken Grotesk","Helvetica Neue",Helvetica,Arial,system-ui,sans-serif;
--mono:"JetBrains Mono Variable","JetBrains Mono",ui-monospace,Menlo,Consolas,monospace;--gutter:32px}
*,*::before,*::after{box-sizing:border-box}
html{background:var(--paper);-webkit-text-size-adjust:100%}
body{margin:0;font:15px/24px var(--text);color:var(--ink);font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased;overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,dl,dd,figure,pre{margin:0;padding:0}ul{list-style:none}
header,main,footer{max-width:1040px;margin:0 auto;padding:0 var(--gutter)}
.bar{display:flex;align-items:center;gap:12px;height:56px;font-weight:600}
.bar svg{width:26px;height:20px;flex:none}.bar span+span{margin-left:auto;font-weight:400;color:var(--ink-3);font-size:13px;text-align:right;line-height:18px}
.neat{height:5px;border:solid var(--line-2);border-width:1px 0;background:repeating-linear-gradient(90deg,var(--line-2) 0 32px,transparent 32px 64px)}
h1{font:600 34px/42px var(--text);letter-spacing:-.015em;max-width:24em;padding-top:40px;text-wrap:balance}
.lead{font-size:17px;line-height:28px;color:var(--ink-2);max-width:44em;padding-top:12px}
.lead b{color:var(--ink);font-weight:600}
section{padding-top:40px;margin-top:40px;border-top:1px solid var(--line);display:grid;grid-template-columns:240px minmax(0,1fr);gap:16px 40px}
h2{font:600 17px/24px var(--text)}
.side p{padding-top:8px;color:var(--ink-2);font-size:13px;line-height:20px}
.what{min-width:0}
.say{font-size:17px;line-height:26px;padding-bottom:16px;max-width:40em}
.note,figcaption{font-size:13px;line-height:20px;color:var(--ink-2);max-width:52em;padding-top:8px}
.dim{color:var(--ink-2)}.faint{color:var(--ink-3)}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
caption{text-align:left;font-size:13px;line-height:20px;color:var(--ink-2);padding-bottom:8px}
th,td{text-align:left;padding:8px 16px 8px 0;border-top:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{border-top:0;color:var(--ink-3);font-size:12px;line-height:16px;padding-top:0}
td.n,th.n{text-align:right;white-space:nowrap}td.n .sentence{white-space:normal}td:last-child,th:last-child{padding-right:0}
tbody th{font-weight:500;overflow-wrap:anywhere;min-width:7em}.mono{overflow-wrap:anywhere}dl.facts>div{min-width:0}
.range{width:100%;min-width:80px;height:20px;display:block;overflow:visible}
code,.mono{font-family:var(--mono);font-size:.86em}
pre{font:13px/20px var(--mono);background:var(--panel);border:1px solid var(--line);padding:16px;overflow-x:auto;white-space:pre}
pre:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr));gap:24px 40px}
h3{font:600 13px/20px var(--text);padding-bottom:4px}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px 32px;padding-bottom:8px}
dt{font-size:13px;line-height:20px;color:var(--ink-2)}dd{font:500 24px/32px var(--text)}dd small{font:13px/20px var(--text);color:var(--ink-3);display:block}
li{padding:4px 0;border-top:1px solid var(--line)}li:first-child{border-top:0}
ul.plain li{border:0;padding:0 0 0 16px;text-indent:-16px}ul.plain li::before{content:"– ";color:var(--ink-3)}
ul.plain{font-size:14px;line-height:22px;padding-bottom:12px}
details{border-top:1px solid var(--line);padding:8px 0}details+details{margin-top:0}summary{cursor:pointer;font-size:14px;line-height:24px}
details>:not(summary){margin:4px 0 8px}
.assumed{border-left:3px solid var(--amber);padding-left:12px;color:var(--ink)}
.months{width:100%;height:120px;display:block;overflow:visible}.months.count{height:44px;margin-top:12px}
.axis{display:flex;justify-content:space-between;font-size:12px;line-height:16px;color:var(--ink-3);padding-top:4px}
.axis.ticks{position:relative;height:20px;display:block}.axis.ticks span{position:absolute;transform:translateX(-50%);white-space:nowrap}
.axis.ticks span:last-child{transform:translateX(-100%)}.axis.ticks span:first-child{transform:none}
.key{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:13px;line-height:20px;color:var(--ink-2);padding-bottom:8px}
.key i{display:inline-block;width:12px;height:12px;margin-right:6px;vertical-align:-1px}
.f-all{fill:var(--line-2)}.f-in{fill:var(--accent)}.s-band{stroke:var(--line-2);stroke-width:10}.s-med{stroke:var(--accent);stroke-width:3}
.s-line{stroke:var(--line)}.s-foot{stroke:var(--edge)}.b-all{background:var(--line-2)}.b-in{background:var(--accent)}.s-ci{stroke:var(--ink);stroke-width:1.5}.f-sunk{fill:var(--sunk)}
.sentence{display:block;font-size:14px;line-height:20px;color:var(--ink-2)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{padding-top:48px;padding-bottom:64px;color:var(--ink-3);font-size:13px;line-height:20px}
@media (max-width:760px){:root{--gutter:16px}h1{font-size:26px;line-height:34px;padding-top:24px}.lead{font-size:16px;line-height:26px}
section{display:block;margin-top:32px;padding-top:24px}.what{padding-top:12px}.side p{padding-top:4px}
th,td{padding-right:10px}td.n{white-space:normal}.wide{display:none}.say{font-size:16px}}
@media print{body{background:#fff}section{break-inside:avoid}}
`
