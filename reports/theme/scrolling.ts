/**
 * Boxes that scroll where their content is too large. Shadows at the right and the bottom show what there is more
 * of: they follow the box's own scrolling, and in browsers that can't do that they lie behind the content. A table's
 * head stays in sight within its box, or below the contents where the page's script found that the table fits.
 */
export const scrolling = `
.scroll{position:relative;overflow-x:auto;margin:0 0 18px}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media screen{
:root{--shade:#1b212940}
div.scroll{display:grid;grid-template-columns:minmax(100%,min-content)}
div.scroll>*{grid-area:1/1}
div.scroll:has(>table){max-height:calc(100vh - var(--bar) - 24px);overflow:auto}
div.scroll.fits{max-height:none;overflow:visible}
thead th{position:sticky;top:0;z-index:1;box-shadow:inset 0 -1px var(--ink)}
.fits thead th{top:var(--bar)}
div.scroll::before,div.scroll::after,nav.contents ul::after{content:"";position:sticky;z-index:3;pointer-events:none;opacity:0;background:linear-gradient(to left,var(--shade),transparent)}
div.scroll::before{grid-area:1/1;bottom:0;align-self:end;height:12px;background:linear-gradient(to top,var(--shade),transparent)}
div.scroll::after{grid-area:1/1;right:0;justify-self:end;width:14px}
nav.contents ul::after{flex:none;right:0;width:14px;margin-left:-36px}
}
@media screen and (prefers-color-scheme:dark){:root{--shade:#000000a0}}
@supports (animation-timeline:scroll()){
div.scroll,nav.contents ul{scroll-timeline-name:--across,--down;scroll-timeline-axis:x,y}
div.scroll::before{animation:rest linear;animation-timeline:--down}
div.scroll::after,nav.contents ul::after{animation:rest linear;animation-timeline:--across}
@keyframes rest{from,96%{opacity:1}to{opacity:0}}
}
@supports not (animation-timeline:scroll()){
@media screen{div.scroll:not(.fits){background:linear-gradient(to right,var(--paper) 50%,transparent) 0 0/40px 100% no-repeat local,linear-gradient(to left,var(--paper) 50%,transparent) 100% 0/40px 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) 0 0/14px 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) 100% 0/14px 100% no-repeat scroll}}
}
@media print{.scroll{overflow:visible}}
`;
