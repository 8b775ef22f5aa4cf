package taskmgmt.learning.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.heal.HealingHistory;
import taskmgmt.incident.Incident;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingKey;

/**
 * Learns which remedy to try first for a failure mode, by the time from the first remedy to the one that helped. An incident says
 * which remedies were tried, how long each took, and which one helped. In another order the same one would have helped, and those
 * before it would have cost their time: the time they took in this incident if they were tried, otherwise their average time. It is
 * ignored that a remedy that was not tried might have helped as well, so that what was tried first is never undervalued.
 */
final class RemedyLesson implements Lesson {
    private static final int FEWEST = 5;
    private static final int MIN_TRIED = 2;
    private static final double MILLIS_PER_SECOND = 1e3;

    /**
     * An incident that a remedy ended.
     *
     * @param tried the time each remedy took before it was known whether it helped, in seconds, in the order in which they were tried
     */
    private record Case(long end, String mode, Map<String, Double> tried, String helped) {}

    @Override
    public String name() {
        return "remedies";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.HEAL_REMEDY_ORDER);
    }

    @Override
    public String measure() {
        return "until it helped, seconds";
    }

    @Override
    public int fewest() {
        return FEWEST;
    }

    @Override
    public List<Long> ends(Evidence evidence) {
        return cases(evidence).stream().map(Case::end).toList();
    }

    @Override
    public LearnedSettings fit(Evidence past, LearnedSettings inForce) {
        NavigableMap<String, List<Case>> modes = new TreeMap<>();
        for (Case each : cases(past)) {
            modes.computeIfAbsent(each.mode, unseen -> new ArrayList<>()).add(each);
        }
        LearnedSettings fitted = inForce;
        for (Map.Entry<String, List<Case>> mode : modes.entrySet()) {
            List<String> order = order(mode.getValue());
            if (order.size() > 1 && !order.equals(usual(mode.getValue()))) {
                fitted = fitted.with(SettingKey.of(Setting.HEAL_REMEDY_ORDER, mode.getKey()), order);
            }
        }
        return fitted;
    }

    /** Ordered by how often each helps relative to its time: the cheapest order if each helps independently (W. E. Smith, 1956). */
    private static List<String> order(List<Case> cases) {
        Map<String, double[]> known = new LinkedHashMap<>();
        for (Case each : cases) {
            each.tried.forEach((remedy, seconds) -> {
                double[] sums = known.computeIfAbsent(remedy, unseen -> new double[3]);
                sums[0] += seconds;
                sums[1] += remedy.equals(each.helped) ? 1 : 0;
                sums[2]++;
            });
        }
        List<String> order = new ArrayList<>();
        known.forEach((remedy, sums) -> {
            if (sums[2] >= MIN_TRIED) {
                order.add(remedy);
            }
        });
        order.sort(Comparator.comparingDouble((String remedy) -> {
            double[] sums = known.getOrDefault(remedy, new double[3]);
            return -sums[1] / Math.max(1e-3, sums[0]);
        }));
        return order;
    }

    /** The order in which they were most recently tried. */
    private static List<String> usual(List<Case> cases) {
        List<String> longest = List.of();
        for (Case each : cases) {
            longest = each.tried.size() >= longest.size() ? List.copyOf(each.tried.keySet()) : longest;
        }
        return longest;
    }

    @Override
    public double[] losses(Evidence evidence, LearnedSettings settings, long after) {
        List<Case> cases = cases(evidence);
        Map<String, double[]> means = means(cases);
        return cases.stream().filter(each -> each.end > after)
                .mapToDouble(each -> loss(each, settings.order(Setting.HEAL_REMEDY_ORDER, each.mode), means)).toArray();
    }

    private static double loss(Case incident, List<String> learned, Map<String, double[]> means) {
        double helper = incident.tried.getOrDefault(incident.helped, 0.0);
        if (!learned.contains(incident.helped)) {
            return incident.tried.values().stream().mapToDouble(Double::doubleValue).sum();
        }
        double before = 0;
        for (String remedy : learned.subList(0, learned.indexOf(incident.helped))) {
            double[] mean = means.getOrDefault(key(incident.mode, remedy), new double[2]);
            before += incident.tried.getOrDefault(remedy, mean[1] == 0 ? 0 : mean[0] / mean[1]);
        }
        return before + helper;
    }

    private static Map<String, double[]> means(List<Case> cases) {
        Map<String, double[]> means = new HashMap<>();
        for (Case each : cases) {
            each.tried.forEach((remedy, seconds) -> {
                double[] sums = means.computeIfAbsent(key(each.mode, remedy), unseen -> new double[2]);
                sums[0] += seconds;
                sums[1]++;
            });
        }
        return means;
    }

    private static String key(String mode, String remedy) {
        return mode + "\u0000" + remedy;
    }

    private static List<Case> cases(Evidence evidence) {
        List<Case> cases = new ArrayList<>();
        for (Incident incident : evidence.incidents()) {
            Map<String, Double> tried = new LinkedHashMap<>();
            String helped = "";
            if (incident.metadata().get(HealingHistory.REMEDIES) instanceof List<?> all) {
                for (Object each : all) {
                    if (each instanceof Map<?, ?> map && map.get(HealingHistory.KIND) instanceof String kind
                            && map.get(HealingHistory.MILLIS) instanceof Number millis) {
                        tried.merge(kind, millis.doubleValue() / MILLIS_PER_SECOND, Double::sum);
                        helped = Boolean.TRUE.equals(map.get(HealingHistory.HELPED)) ? kind : helped;
                    }
                }
            }
            if (!helped.isEmpty()) {
                cases.add(new Case(Evidence.endOf(incident), incident.failureMode(), tried, helped));
            }
        }
        return cases;
    }
}
