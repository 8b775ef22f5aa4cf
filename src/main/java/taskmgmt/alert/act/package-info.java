/**
 * Finds the occurrences that trigger an alert and delivers them to a program, a web server, or by sendmail; each delivery is
 * recorded. Which occurrences count is decided in {@code alert}.
 */
@NullMarked
package taskmgmt.alert.act;

import org.jspecify.annotations.NullMarked;
