import { isWithin, verdictCodes } from '../../schemas/codes/index.js';
import { behaviour } from './behaviour.js';
import { phone, tablet } from './chart-config.js';
import { firstScreen } from './first-screen.js';
import { palette } from './palette.js';
import { scrolling } from './scrolling.js';

const colours = Object.entries(palette);

const variables = (shade: 'light' | 'dark') =>
  colours.map(([role, colour]) => `--${role}:${colour[shade]}`).join(';');

/** A chart's colours are attributes of its marks; on dark screens each gives way to its other self. */
const darkMarks = colours
  .filter(([role]) => role !== 'paper')
  .map(
    ([role, colour]) =>
      `svg [fill="${colour.light}"]{fill:var(--${role})}svg [stroke="${colour.light}"]{stroke:var(--${role})}`,
  )
  .join('\n');

/** Classes of the verdicts on one side of what is allowed. */
const classesOf = (within: boolean | null) =>
  verdictCodes.names
    .filter((code) => isWithin(code) === within)
    .map((code) => `.is-${code}`)
    .join(',');

const sansZh = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei"';
const serifZh = '"Noto Serif CJK SC","Source Han Serif SC","Songti SC","STZhongsong"';
const sansEn = '"Helvetica Neue",Arial,"Liberation Sans"';
const serifEn = 'Georgia,"Times New Roman","Liberation Serif"';

/**
 * Each language's own faces come first. Where none of the English ones is there, a Chinese face would set quotes
 * and apostrophes a full em wide: these then come from whatever Latin face the machine has.
 */
const faces = {
  zh: `--sans:${sansZh},${sansEn},sans-serif;--serif:${serifZh},${serifEn},SimSun,serif`,
  en: `--sans:${sansEn},"Latin sans marks",${sansZh},sans-serif;--serif:${serifEn},"Latin serif marks",${serifZh},serif`,
};

const marksOf = (name: string, installed: readonly string[]) =>
  `@font-face{font-family:"${name}";src:${installed.map((face) => `local("${face}")`).join(',')};unicode-range:U+B7,U+D7,U+2018-201F}`;
const latinMarks = `${marksOf('Latin sans marks', ['Segoe UI', 'Noto Sans', 'Roboto', 'Ubuntu', 'Cantarell', 'DejaVu Sans'])}
${marksOf('Latin serif marks', ['Cambria', 'Noto Serif', 'DejaVu Serif', 'FreeSerif', 'DejaVu Sans'])}`;

/** The typefaces of charts that stand alone. */
export const chartFaces = {
  zh: `${sansZh},${sansEn},sans-serif`,
  en: `${sansEn},${sansZh},sans-serif`,
} as const;

/** The one style sheet of a report. It is named by its hash in the page's policy. */
export const style = `
${latinMarks}
:root{color-scheme:light dark;${variables('light')};${faces.zh};--bar:0px}
:root:lang(en){${faces.en}}
html:has(nav.contents){--bar:40px}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:calc(var(--bar) + 8px)}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.65 var(--sans);overflow-wrap:anywhere}
main,header.masthead,footer{max-width:1120px;margin:0 auto;padding:0 28px}
h1,h2,h3{font-family:var(--serif);line-height:1.35;text-wrap:balance}
h1{font-size:30px;margin:0 0 10px;letter-spacing:.02em}
h2{font-size:20px;margin:44px 0 12px;padding-top:14px;border-top:2px solid var(--accent);color:var(--accent)}
h3{font-size:16px;margin:26px 0 8px}
p{margin:0 0 10px;max-width:46em}
header.masthead{padding-top:14px}
.notice{border-left:4px solid var(--failed);background:var(--panel);padding:8px 14px;margin:18px 0 0;max-width:none}
.where{font-size:16px;max-width:56em}
sup{line-height:0}
${scrolling}table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.5;border-top:2px solid var(--ink);border-bottom:2px solid var(--ink)}
caption{caption-side:top;text-align:left;font-weight:600;padding:0 0 6px;font-size:14px}
caption small{font-weight:400;color:var(--muted);font-size:12px;margin-left:6px}
th,td{padding:4px 8px;text-align:left;vertical-align:top;border-bottom:1px solid var(--hair);overflow-wrap:break-word}
thead th{border-bottom:1px solid var(--ink);font-weight:600;vertical-align:bottom;background:var(--panel);line-height:1.35}
thead th.code,thead th.hash{font:inherit;font-weight:600}
thead th{word-break:keep-all;overflow-wrap:normal}
tbody th{font-weight:500;word-break:keep-all}
tbody th.hash{word-break:break-all}
.number,td:not([class]){text-align:right;font-variant-numeric:tabular-nums;font-feature-settings:"tnum";overflow-wrap:normal;white-space:nowrap}
thead :is(.number,.tight){white-space:normal}
:is(.number,td:not([class]))+:not(.number,td:not([class])){padding-left:20px}
.tight{white-space:nowrap;overflow-wrap:normal}
.code{font-family:"Noto Sans Mono CJK SC","Cascadia Mono",Consolas,Menlo,monospace;font-size:12px}
.id{min-width:16ch}
.hash{font-family:Consolas,Menlo,"DejaVu Sans Mono",monospace;font-size:11px;word-break:break-all;min-width:16em}
.long{min-width:12em}
.place{word-break:keep-all;overflow-wrap:break-word}
.absent{color:var(--muted)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.unbroken{white-space:nowrap;overflow-wrap:normal}
a{color:var(--accent)}
table.verdicts tbody{border-bottom:1px solid var(--rule)}
table.verdicts th.city{white-space:nowrap;overflow-wrap:normal;background:var(--paper)}
table.verdicts tr.whole td,table.verdicts tr.whole th.tier{background:var(--panel);font-weight:600}
table.verdicts tbody.region{border-top:2px solid var(--ink)}
.verdict{white-space:nowrap;overflow-wrap:normal}
.verdict i{display:inline-block;width:1.5em;font-style:normal;font-weight:700;text-align:center;font-family:Arial,"DejaVu Sans",var(--sans)}
${classesOf(true)}{color:var(--met)}
${classesOf(false)},.is-fail{color:var(--failed);font-weight:600}
${classesOf(null)}{color:var(--unknown)}
figure{margin:18px 0 26px}
figcaption{margin:0 0 8px}
figcaption strong{display:block;font-size:15px}
figcaption span{font-size:13px;color:var(--muted);display:block;max-width:60em}
figure .scroll{margin:0}
svg.chart{display:block;max-width:100%;height:auto;font-family:var(--sans)}
svg.chart text{font-family:inherit}
svg.chart *{pointer-events:none}
svg.chart .m *{pointer-events:auto}
div.narrow{display:none}
.narrow svg.chart{width:100%}
@media screen{.narrow svg.chart{min-width:${phone.width}px;max-width:400px}}
.none{color:var(--muted);border:1px dashed var(--rule);padding:10px 14px;max-width:none}
.note{font-size:13px;color:var(--muted);max-width:60em}
.own{border-left:4px solid var(--rule);padding:1px 0 1px 14px;margin:14px 0 18px}
.own .by{font-size:12px;color:var(--muted);margin:0}
.own h4,.own h5{font-size:15px;margin:14px 0 6px}
.letterhead,.organisation{letter-spacing:.06em}
.masthead .letterhead{color:var(--accent);font:600 17px/1.5 var(--serif)}
.masthead .organisation{color:var(--ink)}
table.signatures{margin:0 0 18px;max-width:46em}
table.signatures:not(.named){display:none}
.formula{background:var(--panel);border-left:4px solid var(--accent);padding:8px 14px;max-width:none}
${firstScreen}
${behaviour}
footer{margin-top:40px;padding-bottom:40px;font-size:12px;color:var(--muted)}
footer p{border-top:1px solid var(--rule);padding-top:10px;max-width:none}
@media screen and (max-width:${tablet.upTo}px){
main,header.masthead,footer,nav.contents{padding-left:${tablet.side}px;padding-right:${tablet.side}px}
.scroll:not(.narrow)>svg.chart{max-width:none}
div.wide:not(.small){display:none}
div.wide:not(.small)+div.narrow{display:grid}
}
@media screen and (min-width:${tablet.abreast}px) and (max-width:${tablet.upTo}px){
section:has(>figure){display:grid;grid-template-columns:1fr 1fr;column-gap:${tablet.side}px;align-items:start}
section>*{grid-column:1/-1}
section>figure{margin-top:4px}
section>figure:has(>div.wide:not(.small)){grid-column:auto}
section>figure.tall{grid-row:span 2}
}
@media screen and (max-width:${phone.upTo}px){
body{font-size:15px}
main,header.masthead,footer,nav.contents{padding-left:16px;padding-right:16px}
h1{font-size:22px}
table{font-size:12px}
th,td{padding:4px 6px}
.scroll>table{width:max-content;min-width:100%;max-width:1100px}
div.wide{display:none}
div.narrow{display:grid}
table.verdicts th.city{position:sticky;left:0;z-index:1;white-space:normal;overflow-wrap:break-word;max-width:10.5em;border-right:1px solid var(--hair)}
table.verdicts thead th:first-child{left:0;z-index:2}
}
@media screen and (prefers-color-scheme:dark){
:root{${variables('dark')}}
${darkMarks}
}
@page{size:A4;margin:17mm 14mm 18mm}
@media print{
table.signatures:not(.named){display:table}
table.signatures td{height:9mm;width:27%}
:root{color-scheme:light}
body{font-size:9.5pt;line-height:1.45;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,header.masthead,footer{max-width:none;padding:0}
.sort{display:contents}
.sort::after{content:none}
header.masthead{padding-top:0}
h1{font-size:17pt}
h2{font-size:14pt;margin:13pt 0 6pt;padding-top:6pt}
h3{font-size:11.5pt;margin:9pt 0 5pt}
figure{margin:6pt 0 9pt}
.notice{margin:6pt 0 0;padding:2pt 8pt}
h1,h2,h3,caption,figcaption{break-after:avoid}
.formula,.notice{break-inside:avoid}
nav.ways,.skip,.contents,.filter,.downloads,.source,.tip{display:none}
.filter:not([hidden]){display:none}
tr[hidden]{display:table-row}
table{font-size:8pt;line-height:1.4}
th,td{padding:2pt 4pt}
.where{font-size:10pt}
a{color:inherit;text-decoration:none}
table.verdicts th,table.verdicts td{padding-top:1pt;padding-bottom:1pt}
table.verdicts th.city{white-space:normal;overflow-wrap:break-word;width:11em}
td{overflow-wrap:anywhere}
table.verdicts td{overflow-wrap:normal}
:is(.number,td:not([class]))+:not(.number,td:not([class])){padding-left:9pt}
.code,.hash{font-size:6.8pt}
.hash,.long{min-width:0}
thead{display:table-header-group}
table.short{break-inside:avoid}
tr,figure,table.verdicts tbody{break-inside:avoid}
p{orphans:3;widows:3}
.annex{break-before:page}
svg.chart{max-width:100%;max-height:215mm}
}
`;
