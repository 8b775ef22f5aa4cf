/**
 * What healing is: playbooks as records, what a check can find, and the rules on what follows from it. Pure: no file, process or
 * clock belongs here. Looking is {@code heal.detect}'s, acting {@code heal.act}'s.
 */
@NullMarked
package taskmgmt.heal;

import org.jspecify.annotations.NullMarked;
