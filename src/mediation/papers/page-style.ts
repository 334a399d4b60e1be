/** The look of a printed paper: A4, the fonts of Chinese office papers by name and what stands in for them elsewhere. */
export const PAGE_STYLE = `
@page { size: A4; margin: 24mm 26mm 22mm 28mm;
  @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 10.5pt "SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", serif; } }
@page unnumbered { @bottom-center { content: none; } }
* { box-sizing: border-box; }
html { background: #e8e8e8; }
body { margin: 0; color: #000; font: 14pt/1.55 "FangSong", "仿宋", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", serif; }
.sheet { background: #fff; width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 24mm 26mm 22mm 28mm; overflow-wrap: anywhere; }
h1 { margin: 0 0 5mm; text-align: center; font: bold 22pt/1.4 "SimSun", "宋体", "Songti SC", "STSong", "Noto Serif CJK SC", serif; }
h1.cover { font-size: 40pt; letter-spacing: 0.3em; text-indent: 0.3em; }
h2, .label, .fact dt { font-family: "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; font-weight: normal; }
h2 { margin: 3mm 0 1mm; font-size: 14pt; break-after: avoid; }
p { margin: 0; text-indent: 2em; text-align: justify; widows: 2; orphans: 2; }
p.flush { text-indent: 0; }
p.small, .note { font-size: 10.5pt; }
p.office { margin: 0 0 12mm; text-indent: 0; text-align: center; font-size: 22pt; }
p.number { margin-bottom: 3mm; text-indent: 0; text-align: right; font-size: 12pt; }
table { width: 100%; margin: 1mm 0 2mm; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 1.4; }
td, th { padding: 1mm 1.5mm; border: 0.3mm solid #000; vertical-align: middle; text-align: left; font-weight: normal; }
.label { text-align: center; }
tr { break-inside: avoid; }
tr:has(.story) { break-inside: auto; }
td p { text-indent: 0; text-align: left; }
td.story { padding-top: 2mm; vertical-align: top; line-height: 1.6; }
td.story p { text-indent: 2em; }
.blank { display: inline-block; min-width: 1em; height: 1.1em; border-bottom: 0.25mm solid #000; vertical-align: text-bottom; text-indent: 0; }
.line { height: 9.5mm; border-bottom: 0.25mm solid #000; }
dl { margin: 0 0 2mm; }
.fact { display: flex; padding: 1mm 0; align-items: baseline; }
.fact dt { flex: none; }
.fact dt span { display: inline-block; width: 6em; text-align-last: justify; }
.fact dd { flex: auto; margin: 0; }
.signatures { margin-top: 2mm; }
p:has(+ .signatures) { break-after: avoid; }
.signature { display: flex; flex-wrap: wrap; align-items: flex-end; padding-top: 2mm; break-inside: avoid; }
.signature .rule { flex: 1; min-width: 45mm; height: 10.5mm; margin-left: 2mm; border-bottom: 0.25mm solid #000; }
.note { flex: none; width: 100%; line-height: 1.3; }
.seal { margin-top: 5mm; text-align: right; break-inside: avoid; break-before: avoid; }
.seal p { min-height: 1em; padding-right: 2em; text-indent: 0; text-align: right; }
.code { display: block; width: 45mm; height: 45mm; margin: 1mm auto; }
@media print {
  html { background: none; }
  .sheet { width: auto; min-height: 0; margin: 0; padding: 0; }
  .sheet + .sheet { break-before: page; }
  .unnumbered { page: unnumbered; }
}
`;
