package taskmgmt.view.report;

import taskmgmt.knowledge.KnowledgeHit;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** The results of a search, the best first. */
public final class KnowledgeRows {
    private static final int DIGITS = 4;

    private KnowledgeRows() {}

    public static Listing<KnowledgeHit> in(Format format) {
        FieldList<KnowledgeHit> fields = FieldList.in(format);
        return fields.exact("source", "SOURCE", hit -> hit.source().text())
                .exact("id", "ID", KnowledgeHit::id).key()
                .program("subsystem", KnowledgeHit::subsystem)
                .program("task_type", KnowledgeHit::type)
                .text("title", "TITLE", KnowledgeHit::title)
                .number("same", "SAME", KnowledgeHit::same)
                .age("at", "AT", KnowledgeHit::at)
                .program("score", hit -> Decimal.exact(hit.score(), DIGITS));
    }
}
