/**
 * Which programs take secrets on their command lines, and where: after which options, and as which operands.
 *
 * <p>Tables, and one walk through the words of a command. What a word is in a text belongs to {@code policy}, and so does every secret
 * that is announced by its name.
 */
@NullMarked
package taskmgmt.policy.command;

import org.jspecify.annotations.NullMarked;
