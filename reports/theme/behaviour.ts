/** How the parts look that move a reader about the page, or come to life with its script. */
export const behaviour = `
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
main:focus{outline:none}
.skip{position:absolute;left:-999px;top:0;z-index:6;background:var(--paper);color:var(--accent);padding:8px 16px;border:1px solid var(--accent)}
.skip:focus{left:8px;top:8px}
nav.contents{position:sticky;top:0;z-index:4;max-width:1120px;margin:0 auto;padding:0 28px;font-size:14px;background:var(--paper)}
nav.contents ul{list-style:none;margin:0;padding:4px 0;height:var(--bar);display:flex;gap:22px;overflow-x:auto;scrollbar-width:none;white-space:nowrap;border-bottom:1px solid var(--rule)}
nav.contents a{display:inline-block;padding:4px 0;text-decoration:none}
nav.contents a:hover{text-decoration:underline}
.downloads{margin:-12px 0 18px;max-width:none;text-align:right;font-size:12px;line-height:1.5}
figure>.downloads{margin-top:0}
.csv{display:inline-block;padding:3px 0 3px 12px;text-decoration:none;letter-spacing:.04em}
.csv::before{content:"\\2193" / "";margin-right:3px}
.csv:hover{text-decoration:underline}
.source{position:relative;font-size:12px}
.source summary{display:inline-block;cursor:pointer;padding:3px 0;color:var(--accent)}
.source summary::before{content:"+" / "";display:inline-block;width:1.1em}
.source details[open]>summary::before{content:"\\2212" / ""}
.source summary::-webkit-details-marker{display:none}
.source div.scroll{margin:6px 0 0;max-height:420px;overflow:auto}
.source .scroll thead th{top:0}
.source .downloads{position:absolute;top:0;right:0;margin:0}
.filter:not([hidden]){display:flex;flex-wrap:wrap;align-items:end;gap:10px 18px;margin:0 0 14px;padding:10px 14px 12px;background:var(--panel);font-size:13px}
.filter label{display:flex;flex-direction:column;gap:3px;color:var(--muted);font-size:12px;line-height:1.4}
.filter input,.filter select,.filter button{font:inherit;font-size:13px;line-height:1.4;min-height:32px;padding:4px 8px;color:var(--ink);background:var(--paper);border:1px solid var(--unknown);border-radius:0}
.filter input{width:11em}
.filter select{min-width:8em}
.filter button{padding:4px 14px;cursor:pointer}
.filter button:hover{background:var(--panel)}
.filter [role=status]{margin:0 0 0 auto;padding:6px 0;color:var(--muted)}
.sort{all:unset;position:relative;display:inline-block;cursor:pointer}
.sort:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.sort::after{content:"\\2195" / "";position:absolute;bottom:0;left:100%;width:12px;text-align:center;font:400 11px/1.7 Arial,"DejaVu Sans",sans-serif;color:var(--muted)}
.number .sort::after{left:auto;right:100%}
.sort:hover{text-decoration:underline}
[aria-sort] .sort::after{color:var(--accent);font-weight:700}
[aria-sort=ascending] .sort::after{content:"\\2191" / ""}
[aria-sort=descending] .sort::after{content:"\\2193" / ""}
.tip{position:fixed;left:0;top:0;z-index:5;max-width:min(32em,calc(100vw - 8px));padding:5px 10px;background:var(--ink);color:var(--paper);font-size:13px;line-height:1.5}
.tip[hidden]{display:none}
svg.chart .on{stroke:var(--ink);stroke-width:1.5px}
svg.chart [tabindex]:focus{outline:none}
svg.chart [tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;
