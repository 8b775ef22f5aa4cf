/** Watches for the local occurrences of triggers: events of the registry, and files. Webhooks arrive through {@code serve.hook}. */
@NullMarked
package taskmgmt.run.trigger;

import org.jspecify.annotations.NullMarked;
