/** The verbs of {@code alert}. Alert rules belong to the room {@code alert}, delivery to {@code alert.act}. */
@NullMarked
package taskmgmt.cli.alert;

import org.jspecify.annotations.NullMarked;
