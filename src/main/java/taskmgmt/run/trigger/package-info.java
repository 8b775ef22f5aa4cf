/** Watches what triggers are about within this machine: events of the registry, and files. Requests of other systems come by {@code serve}. */
@NullMarked
package taskmgmt.run.trigger;

import org.jspecify.annotations.NullMarked;
