import { groupPassedOver, type ImportReport } from '../../knowledge/statutes/import-report.ts';

/** The closing report of an import, for the screen. */
export function reportText(report: ImportReport, verbose: boolean): string {
  const head =
    report.outcome === 'unchanged'
      ? '内容和已有的法规库一样，没有改动。'
      : `导入完成，用时 ${(report.milliseconds / 1000).toFixed(1)} 秒。`;
  const lines = [
    head,
    ...report.collections.map(
      ({ name, files, documents }) => `  来源 ${name}：${files} 个文件，${documents} 件`,
    ),
    `  读入 ${report.filesRead} 个文件；法规 ${report.statutes} 部，版本 ${report.versions} 个，条文 ${report.articles} 条`,
    `  今天有效：${report.inForce.statutes} 部，${report.inForce.articles} 条；已废止 ${report.repealed} 部`,
  ];
  if (report.datesAssumed > 0)
    lines.push(`  ${report.datesAssumed} 个版本没有写明本次修改的施行日期，按公布日期算`);
  if (report.datesUnknown > 0) lines.push(`  ${report.datesUnknown} 个版本没有任何日期，按一直有效算`);
  const groups = groupPassedOver(report.passedOver);
  if (groups.length > 0) {
    lines.push(`  跳过 ${report.passedOver.length} 个：`);
    for (const { reason, files } of groups) {
      if (verbose) lines.push(`    ${reason}：`, ...files.map((file) => `      ${file}`));
      else lines.push(`    ${files.length} 个　${reason}${files.length <= 2 ? `：${files.join('、')}` : ''}`);
    }
    if (!verbose) lines.push('    （加 --verbose 列出全部）');
  }
  return lines.join('\n');
}
