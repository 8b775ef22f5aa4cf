/**
 * Between a line of JSON and a record. The only package that uses Jackson.
 */
@NullMarked
package taskmgmt.codec;

import org.jspecify.annotations.NullMarked;
