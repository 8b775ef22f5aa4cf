/** The verbs of {@code alert}. What is worth an alert is {@code alert}'s, the room; how it is delivered {@code alert.act}'s. */
@NullMarked
package taskmgmt.cli.alert;

import org.jspecify.annotations.NullMarked;
