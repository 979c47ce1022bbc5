/** Failures that cost nothing: people mistype. */
const free = 4;
const longestSeconds = 900;

/** Seconds to wait after so many failures in a row before the next try is looked at (登录失败处理): none after the first four, then
 *  1, 2, 4 … and never more than a quarter of an hour, so that nobody can be locked out for good by somebody else. */
export function waitSeconds(failures: number): number {
  return failures <= free ? 0 : Math.min(2 ** (failures - free - 1), longestSeconds);
}
