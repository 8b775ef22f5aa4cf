package taskmgmt.code;

import org.jspecify.annotations.Nullable;

/** A programming language, and the file names that identify it. */
public enum Language {
    JAVA("java", " java "),
    PYTHON("python", " py pyi "),
    JAVASCRIPT("javascript", " js mjs cjs jsx "),
    TYPESCRIPT("typescript", " ts mts cts "),
    GO("go", " go "),
    RUST("rust", " rs ");

    private final String text;
    /** With a blank before and after each. */
    private final String extensions;

    Language(String text, String extensions) {
        this.text = text;
        this.extensions = extensions;
    }

    /** The word for it in options and lists. */
    public String text() {
        return text;
    }

    /** The language of a file with this name; null if it is in no known language. */
    public static @Nullable Language ofFile(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        for (Language each : values()) {
            if (name.length() > extension.length() && extension.indexOf(' ') < 0 && each.extensions.contains(" " + extension + " ")) {
                return each;
            }
        }
        return null;
    }

    /** Whether names in one of them can mean something in the other. */
    public boolean sharesNamesWith(Language other) {
        return family() == other.family();
    }

    /** The representative of all languages that share names with it. */
    Language family() {
        return this == TYPESCRIPT ? JAVASCRIPT : this;
    }
}
