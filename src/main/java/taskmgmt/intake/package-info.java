/**
 * What is between a foreign file and the log: it opens the file, whatever it is compressed with, reads its rows, has them
 * turned into events, and brings these into the order of time. What rows mean is said in {@code imports}; nothing is written
 * to a log here.
 */
@NullMarked
package taskmgmt.intake;

import org.jspecify.annotations.NullMarked;
