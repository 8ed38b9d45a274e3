package dev.tollgate.model.site;

/**
 * A feature switched on.
 *
 * @param feature which
 * @param argument its argument, empty for none; several mc arguments are joined by commas ({@code nodelay,terminate})
 */
public record FeatureSetting(Feature feature, String argument) {
    /** The setting as {@code --feature} takes it. */
    @Override
    public String toString() {
        return argument.isEmpty() ? feature.mcName() : feature.mcName() + "=" + argument;
    }
}
