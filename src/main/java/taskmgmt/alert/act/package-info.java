/**
 * Finds what is worth an alert, and delivers it: to a program, a web server, or by sendmail; each delivery is recorded. What is worth one
 * is {@code alert}'s.
 */
@NullMarked
package taskmgmt.alert.act;

import org.jspecify.annotations.NullMarked;
