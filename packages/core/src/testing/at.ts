/** The element at a place that must exist. */
export function at<T>(list: ArrayLike<T>, place: number): T {
  const value = list[place];
  if (value === undefined) throw new Error(`nothing at place: ${place}`);
  return value;
}
