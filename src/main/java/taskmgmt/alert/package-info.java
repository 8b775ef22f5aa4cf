/**
 * Alerts: what is worth telling somebody, whom, and what has been told. Pure: what has happened is found and delivered in
 * {@code alert.act}.
 */
@NullMarked
package taskmgmt.alert;

import org.jspecify.annotations.NullMarked;
