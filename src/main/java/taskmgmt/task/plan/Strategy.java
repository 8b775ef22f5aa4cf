package taskmgmt.task.plan;

/** What is done first of all that could be. */
public enum Strategy {
    /** The most urgent first. */
    PRIORITY("priority", "priority_first"),
    /** The shortest predicted time first. */
    SHORTEST("shortest", "shortest_job_first"),
    /** The earliest deadline first; what has none comes last. */
    DEADLINE("deadline", "deadline_first"),
    /** The least predicted processor time times memory first. */
    RESOURCE("resource", "resource_aware"),
    /** The oldest first. */
    FIFO("fifo", "fifo"),
    /** By a score of priority, deadline, predicted time and age, see {@link Ordering#score}. */
    WEIGHTED("weighted", "weighted_priority"),
    /** The types of tasks take turns, each with its oldest. */
    ROUND_ROBIN("round_robin", "round_robin");

    private final String text;
    private final String longer;

    Strategy(String text, String longer) {
        this.text = text;
        this.longer = longer;
    }

    /** The word that it is called by. */
    public String text() {
        return text;
    }

    /** The words that all of them are called by. */
    public static String[] words() {
        Strategy[] all = values();
        String[] words = new String[all.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = all[i].text;
        }
        return words;
    }

    /** Reads either of the two words of one. */
    public static Strategy parse(String text) {
        for (Strategy strategy : values()) {
            if (strategy.text.equals(text) || strategy.longer.equals(text)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("cannot be '" + text + "'; it is one of " + String.join(", ", words()));
    }

    /** Whether it goes by what tasks of the kind took before. */
    public boolean predicts() {
        return this == SHORTEST || this == RESOURCE || this == WEIGHTED;
    }
}
