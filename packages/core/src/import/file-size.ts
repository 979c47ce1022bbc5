/** Largest file taken in (上传上限), bytes: 256 MiB. Only a CSV whose rows are taken one by one and let go may be as large: a year's monthly
 *  returns of 130,000 enterprises are some 180 MiB. */
export const largestFile = 268_435_456;

/** Largest CSV whose rows are kept until the last one is read, bytes: 96 MiB. */
export const largestKeptFile = 100_663_296;
