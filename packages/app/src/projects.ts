/** Use cases about key projects and industry chains: an entrance of their own, since only their routes and commands ask for them. */
export * from './queries/projects/open-projects.ts';
export * from './queries/projects/projects-workbook.ts';
export * from './queries/projects/propose-project-matter.ts';
export * from './queries/projects/read-chains.ts';
export * from './queries/projects/read-projects.ts';
