/** What the catalogue needs beyond the style sheet of the reports. */
export const style = `
.intro{margin-top:16px}
.contents{list-style:none;margin:0 0 18px;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px}
.catalogue h3 .code{font-size:15px;margin-right:8px}
.catalogue pre{background:var(--panel);border-left:4px solid var(--accent);padding:10px 14px;font:12px/1.6 Consolas,Menlo,"DejaVu Sans Mono",monospace;white-space:pre}
.catalogue tbody th.code,section.table td:nth-child(2){white-space:nowrap;overflow-wrap:normal}
section.table td:last-child{min-width:15em}
section.table td.long{min-width:11em}
section.table caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
svg.lineage text{font-family:Consolas,Menlo,"DejaVu Sans Mono",monospace;font-size:11.5px;fill:var(--ink)}
.lineage .line{fill:none;stroke:var(--before);stroke-width:1.1}
.lineage rect{fill:var(--paper);stroke:var(--muted)}
.lineage circle{fill:var(--reduction);stroke:var(--paper)}
.lineage .is-input rect{fill:var(--panel);stroke-dasharray:3 2}
.lineage .is-staging rect{fill:var(--panel)}
.lineage .is-marts rect{fill:var(--accent);stroke:var(--accent)}
svg.lineage .is-marts text{fill:var(--paper)}
.lineage .flow:hover .line{stroke:var(--failed);stroke-width:2.2}
.lineage .flow:hover rect{stroke:var(--failed);stroke-width:2}
@media print{
.catalogue h3,.catalogue h3+p{break-inside:avoid;break-after:avoid}
section.table .scroll{break-before:avoid}
.catalogue thead{break-after:avoid}
.catalogue tbody tr:nth-child(-n+2){break-before:avoid}
.catalogue .code{font-size:8.5px}
svg.lineage{max-width:100%;max-height:245mm}
.catalogue pre{white-space:pre-wrap}
.contents{display:none}
}
`;
