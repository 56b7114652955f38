import * as z from 'zod/mini';

/** Text a person typed that is shown in headers and lists: something, and without line ends. */
export const oneLine = (longest: number) =>
  z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(longest),
      z.regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'must be one line without control characters')
    );
