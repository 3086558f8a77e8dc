/** The look of the report: black on white, so that paper and screen say the same. */
export const STYLE = `
:root{color-scheme:light}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2d3d;background:#fff}
main{max-width:54rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:2rem;margin:.5rem 0}h2{margin-top:2.5rem;border-bottom:2px solid #1f2d3d;padding-bottom:.2rem}
.lead{font-size:1.15rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #c6ced8;vertical-align:middle}thead th{font-size:.85rem;color:#44525f;vertical-align:bottom}
.number{text-align:right;font-variant-numeric:tabular-nums}th.when,.share,.range{white-space:nowrap}
.bars .bar{width:40%}.bar span{display:block;height:.9rem;background:#1f2d3d;min-width:1px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.interval{vertical-align:middle;max-width:100%}
blockquote{margin:.6rem 0;padding:.2rem .8rem;border-left:4px solid #1f2d3d}blockquote p{margin:.2rem 0;font-style:italic}blockquote footer{font-size:.85rem;color:#44525f}
dt{font-weight:600;margin-top:.6rem}dd{margin:0 0 0 1rem}.answer{display:block;color:#44525f}
@media (max-width:32rem){th,td{padding:.25rem;font-size:.85rem}.bars .bar{width:20%}.interval{width:70px}}
@media print{body{font-size:10.5pt;line-height:1.4}main{max-width:none;padding:0}h1{margin-top:0}h2{margin-top:1.6rem}p,li,dd{break-inside:avoid}
h2,h3,caption,dt,thead,h2+p{break-after:avoid}tr,table,blockquote,dl>div{break-inside:avoid}.rep.few,.reading{break-inside:avoid}a{color:inherit}}
`.replaceAll('\n', '');
