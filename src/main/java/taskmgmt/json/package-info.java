/**
 * JSON in one place: the scanner over bytes, the readers, the writers with one table of escapes, and the characters that are safe
 * to show. The only package that uses Jackson. The meaning of a field does not belong here.
 */
@NullMarked
package taskmgmt.json;

import org.jspecify.annotations.NullMarked;
