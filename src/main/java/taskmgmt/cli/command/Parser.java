package taskmgmt.cli.command;

/** From what was typed to what is meant. */
public interface Parser<T> {
    /** @throws IllegalArgumentException if it cannot be meant; the message says why and what to write */
    T parse(String text);
}
