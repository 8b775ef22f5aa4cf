package taskmgmt.view.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the model is viewed. {@link TopKeys} defines how keys change the view.
 *
 * @param mode     what is on the screen
 * @param selected the id of the selected task; empty if none is
 * @param sort     the order of the tasks
 * @param reversed whether the order is reversed
 * @param filter   a string that the shown tasks contain in their id, title, subsystem, type or standing; may be empty
 * @param offset   how many lines of a text were scrolled past
 * @param text     the history and output of a task
 * @param notice   the result of the last key; may be empty
 * @param frozen   whether the screen stays as it is
 */
public record TopView(Mode mode, String selected, TopSort sort, boolean reversed, String filter, int offset, List<String> text, String notice,
        boolean frozen) {
    /** The initial view. */
    public static final TopView START = new TopView(Mode.TASKS, "", TopSort.URGENCY, false, "", 0, List.of(), "", false);

    public TopView {
        text = List.copyOf(text);
    }

    /** What is on the screen. */
    public enum Mode {
        /** The tasks. */
        TASKS,
        /** The tasks, while a filter is typed. */
        FILTER,
        /** The tasks, and the question whether to cancel one. */
        CONFIRM,
        /** One task. */
        TEXT,
        /** What the keys do. */
        HELP
    }

    TopView in(Mode other) {
        return new TopView(other, selected, sort, reversed, filter, 0, text, "", frozen);
    }

    TopView selecting(String id) {
        return new TopView(mode, id, sort, reversed, filter, offset, text, "", frozen);
    }

    TopView sorted(TopSort other, boolean backwards) {
        return new TopView(mode, selected, other, backwards, filter, offset, text, "", frozen);
    }

    TopView filtered(String words) {
        return new TopView(mode, selected, sort, reversed, words, offset, text, "", frozen);
    }

    /** The same view, limited to the tasks with these words; all tasks if empty. */
    public TopView only(String words) {
        return filtered(words);
    }

    TopView at(int line) {
        return new TopView(mode, selected, sort, reversed, filter, Math.clamp(line, 0, Math.max(0, text.size() - 1)), text, notice, frozen);
    }

    TopView frozen(boolean stays) {
        return new TopView(mode, selected, sort, reversed, filter, offset, text, "", stays);
    }

    /** The same view with a notice of what was done. */
    public TopView noting(String sentence) {
        return new TopView(mode, selected, sort, reversed, filter, offset, text, sentence, frozen);
    }

    /** The same view, showing these lines on one task. */
    public TopView showing(List<String> lines) {
        return new TopView(Mode.TEXT, selected, sort, reversed, filter, 0, lines, "", frozen);
    }

    /** The tasks that are shown, in their order. */
    List<TopTask> tasks(TopModel model) {
        List<TopTask> shown = new ArrayList<>();
        for (TopTask task : model.tasks()) {
            if (fits(task)) {
                shown.add(task);
            }
        }
        shown.sort(reversed ? sort.order().reversed() : sort.order());
        return shown;
    }

    private boolean fits(TopTask task) {
        if (filter.isEmpty()) {
            return true;
        }
        String all = (task.id() + ' ' + task.title() + ' ' + task.subsystem() + ' ' + task.type() + ' ' + task.standing().text()).toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** The index of the selected task among those shown: the first if the selected one is gone; -1 if there are none. */
    int position(List<TopTask> shown) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(selected)) {
                return i;
            }
        }
        return shown.isEmpty() ? -1 : 0;
    }
}
