/**
 * Which programs take secrets on their command lines, and where: after which options, and as which operands.
 *
 * <p>Tables, and one walk through the words of a command. What a word is in a text belongs to {@code redaction}, and so does every secret
 * that is announced by its name.
 */
@NullMarked
package taskmgmt.redaction.command;

import org.jspecify.annotations.NullMarked;
