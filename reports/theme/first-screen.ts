import { tablet } from './chart-config.js';

/** The head of a page and its first screen. */
export const firstScreen = `
.masthead .inner{border-top:4px solid var(--accent);padding:6px 0 0}
nav.ways{display:flex;flex-wrap:wrap;gap:2px 18px;font-size:13px;line-height:1.9}
nav.ways ol,nav.ways ul{list-style:none;display:flex;flex-wrap:wrap;gap:2px 14px;margin:0;padding:0}
nav.ways ul{margin-left:auto}
nav.ways ol li+li::before{content:"\\203A" / "";color:var(--muted);margin:0 8px 0 -6px}
nav.ways [aria-current]{color:var(--muted)}
.masthead p{margin:0;max-width:none}
.masthead .title b{font-size:15px;margin-right:8px}
.masthead .subtitle{font-size:13px;color:var(--muted)}
@media screen{.masthead .subtitle{display:none}}
.chip{display:inline-block;border:1px solid currentColor;padding:0 7px;margin-right:6px;font-size:13px;color:var(--muted);line-height:1.6}
.chip.made{color:var(--failed)}
.first h1{margin:14px 0 4px;font-size:29px;letter-spacing:0}
.first h1 em{font-style:normal;color:var(--failed)}
.first .gap{font-size:16px;max-width:none;margin-bottom:12px}
.key{list-style:none;display:grid;grid-template-columns:repeat(4,minmax(0,1fr));margin:0 0 6px;padding:0;border:1px solid var(--rule);border-width:1px 0}
.key li{padding:7px 14px;border-left:1px solid var(--hair)}
.key li:first-child{border-left:0;padding-left:0}
.key strong{font-size:25px;line-height:1.25;font-weight:500;font-variant-numeric:tabular-nums}
.key small{font-size:13px;color:var(--muted)}
.key span{display:block;font-size:13px;line-height:1.5;color:var(--muted)}
.key b{font-weight:600;color:var(--met)}
.key b.up{color:var(--failed)}
svg.spark{margin-left:10px;vertical-align:-3px}
.spark path{fill:none;stroke:var(--fault);stroke-width:1.5}
.spark circle{fill:var(--fault)}
.two{display:grid;grid-template-columns:minmax(0,488px) minmax(0,1fr);gap:8px 24px;align-items:start}
.two figure,.one figure{margin:8px 0 0}
table.missing{margin-top:8px;line-height:1.45}
table.missing caption small{display:block;margin:0}
table.missing th,table.missing td{padding:4px 6px;vertical-align:middle;white-space:nowrap;overflow-wrap:normal}
table.missing thead th{white-space:normal}
.one table.missing,.one .downloads{max-width:640px}
table.missing :is(.number,td:not([class]))+:not(.number,td:not([class])){padding-left:10px}
.bar{white-space:nowrap;font-variant-numeric:tabular-nums}
svg.meter{margin-right:6px;vertical-align:0}
.two svg.meter{width:28px}
.meter.over rect{fill:var(--beyond3)}
.meter.in rect{fill:var(--met)}
.note.figures{margin-top:10px;max-width:none}
@media screen and (min-width:${tablet.upTo + 1}px) and (max-width:1119px){table.missing .spare{display:none}}
@media screen and (min-width:${tablet.upTo + 1}px){.two table.missing{font-size:12px}.two .missing th,.two .missing td{padding:4px 5px}}
@media screen and (max-width:${tablet.upTo}px){.two{grid-template-columns:minmax(0,1fr)}}
@media screen and (max-width:720px){
.first h1{font-size:21px}
.first .gap{font-size:15px}
.key{grid-template-columns:1fr 1fr}
.key li{padding:5px 8px}
.key li:nth-child(odd){border-left:0;padding-left:0}
.key li:nth-child(n+3){border-top:1px solid var(--hair)}
.key strong{font-size:21px}
svg.spark{margin-left:4px}
nav.ways ul{margin-left:0}
table.missing .spare{display:none}
.missing svg.meter{width:22px}
.one .missing svg.meter{display:none}
.one table.missing th,.one table.missing td{padding:4px}
}
@media print{
.signatures{break-after:page}
.masthead .inner{padding-top:4pt}
.chip{font-size:8pt}
.first h1{font-size:16pt;margin:6pt 0 3pt}
.first .gap{font-size:10.5pt;margin-bottom:5pt}
.key strong{font-size:14pt}
.key span,.key small{font-size:8pt}
.key li{padding:3pt 7pt}
.two{grid-template-columns:74mm minmax(0,1fr);gap:3mm}
.two figcaption span{font-size:7.5pt}
table.missing{font-size:7pt}
table.missing th,table.missing td{padding:1.2pt 2pt}
table.missing .spare,table.missing tbody th{white-space:normal}
table.missing :is(.number,td:not([class]))+:not(.number,td:not([class])){padding-left:3pt}
svg.meter{width:5mm;margin-right:2pt}
.two div.wide{display:none}
.two div.narrow{display:block}
}
`;
