/** The results of publishing to a topic and of taking from one, for people and for programs. */
@NullMarked
package taskmgmt.view.kafka;

import org.jspecify.annotations.NullMarked;
