/**
 * JSON in one place: the scanner over bytes, the readers, the writers with one table of escapes, and which characters may be
 * shown. The only package that uses Jackson. What a field means does not belong here.
 */
@NullMarked
package taskmgmt.json;

import org.jspecify.annotations.NullMarked;
