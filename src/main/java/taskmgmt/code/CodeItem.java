package taskmgmt.code;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item in a source file.
 *
 * @param name       as a reader would call it: {@code Queue.add}, {@code java.util.List}; for a call, the name of what is called
 * @param simpleName its last part, by which other code mentions it
 * @param within     the surrounding function or class; null at the top level of a file
 * @param file       relative to the directory that was analysed, with {@code /} on every machine
 * @param line       where it begins, from 1
 * @param lastLine   where it ends
 * @param complexity for a function: 1 plus one for each branch; 0 for everything else
 * @param calls      for a function: the number of calls in it
 * @param visibility whether outside code could use it
 */
public record CodeItem(Kind kind, String name, String simpleName, @Nullable String within, Language language, String file, int line, int lastLine,
        int complexity, int calls, Visibility visibility) {

    /** The kind of item. */
    public enum Kind {
        FUNCTION,
        CLASS,
        IMPORT,
        CALL;

        /** The word for it in options and lists. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who may use something without its name occurring in the analysed code. */
    public enum Visibility {
        /** Only code that mentions it, by the rules of the language. */
        INTERNAL,
        /** Users of the code as a library: it is public, or exported. */
        EXPORTED,
        /** Something that finds it by other means: the program launcher, a framework, a test runner, an interface that it implements. */
        FOUND_OTHERWISE
    }

    /** Whether it defines something that has a name. */
    boolean isDefinition() {
        return kind == Kind.FUNCTION || kind == Kind.CLASS;
    }

    /** The same item with its counts, once its end is known. */
    public CodeItem counted(int branchesAndOne, int callsInIt) {
        return new CodeItem(kind, name, simpleName, within, language, file, line, lastLine, branchesAndOne, callsInIt, visibility);
    }

    public int lines() {
        return lastLine - line + 1;
    }
}
