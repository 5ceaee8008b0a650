export const REPORT = '云岫县人民政府2023年度法治政府建设情况报告\n一、主要举措和成效\n取消证明材料2350项。\n';
export const shown = (analysis) => analysis.figures.map((figure) => figure.text).find((text) => text.includes('2350'));
