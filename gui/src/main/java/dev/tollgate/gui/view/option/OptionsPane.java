package dev.tollgate.gui.view.option;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.option.OptionPage;
import dev.tollgate.gui.option.OptionsModel;
import dev.tollgate.gui.option.OptionsModel.Extent;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.MarkdownView;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.toolkit.site.OptionAdvice;
import dev.tollgate.toolkit.site.OptionGood;
import dev.tollgate.toolkit.site.SiteOption;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** sendmail's options: what the site sets, what that becomes, and what a hardened host sets. */
public final class OptionsPane extends BorderPane {
    private static final double TABLE_SHARE = 0.62;

    private final OptionsModel model;
    private final TableView<SiteOption> table = new TableView<>();
    private final ScrollPane page = new ScrollPane();
    private String chosen = "";

    public OptionsPane(OptionsModel model) {
        this.model = model;
        table.setItems(model.shown());
        table.setId("options");
        table.setAccessibleText(Texts.of("option.list"));
        table.setPlaceholder(new Label(Texts.of("option.none")));
        PaneTables.add(table, "option.name", 190, SiteOption::name);
        PaneTables.add(table, "option.value", 180, OptionsPane::value);
        PaneTables.add(table, "option.becomes", 100, OptionsPane::becomes);
        PaneTables.add(table, "option.default", 130, SiteOption::builtIn);
        PaneTables.add(table, "option.good", 180, OptionsPane::good);
        table.getSelectionModel().selectedItemProperty().subscribe(this::show);
        model.shown().subscribe(this::select);
        page.setId("option-page");
        page.setFitToWidth(true);
        page.setAccessibleText(Texts.of("option.page"));
        SplitPane parts = new SplitPane(table, page);
        parts.setDividerPositions(TABLE_SHARE);
        setTop(PaneTables.bar(filter(), extent(), PaneTables.button("option.load", Feather.REFRESH_CW, model::load)));
        setCenter(parts);
        visibleProperty().subscribe(visible -> {
            if (visible) {
                model.load();
            }
        });
    }

    private TextField filter() {
        TextField filter = new TextField();
        filter.setId("option-filter");
        filter.setPromptText(Texts.of("option.filter"));
        filter.setAccessibleText(Texts.of("option.filter"));
        filter.setPrefColumnCount(18);
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
            }
        });
        model.filterProperty().bind(filter.textProperty());
        return filter;
    }

    private ComboBox<Extent> extent() {
        ComboBox<Extent> extent = new ComboBox<>();
        extent.setId("option-extent");
        extent.setAccessibleText(Texts.of("option.extent"));
        extent.getItems().addAll(Extent.values());
        extent.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Extent value) {
                return value == null
                        ? ""
                        : Texts.of("option.extent." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public @Nullable Extent fromString(String text) {
                return null;
            }
        });
        extent.valueProperty().bindBidirectional(model.extentProperty());
        return extent;
    }

    private static String value(SiteOption option) {
        return option.setting().map(set -> ShownText.of(set.value())).orElse("");
    }

    private static String becomes(SiteOption option) {
        return option.setting().map(SiteOption.Setting::becomes).orElse("");
    }

    /** What the audit asks for, else what a hardened host has; where several checks ask, the page tells what for. */
    private static String good(SiteOption option) {
        List<String> asked = option.advice().stream()
                .map(OptionAdvice::value)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        return asked.size() == 1 || option.good().isEmpty() && !asked.isEmpty()
                ? asked.get(0)
                : String.join(
                        ", ", option.good().stream().map(OptionGood::shown).toList());
    }

    /** Keeps the option in sight when the list changes around it. */
    private void select() {
        String name = chosen;
        model.shown().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .or(() -> model.shown().stream().findFirst())
                .ifPresentOrElse(
                        option -> {
                            table.getSelectionModel().select(option);
                            table.scrollTo(option);
                            chosen = name.isEmpty() ? option.name() : name;
                        },
                        () -> page.setContent(null));
    }

    private void show(@Nullable SiteOption option) {
        if (option != null) {
            chosen = option.name();
            page.setContent(new MarkdownView(OptionPage.of(option, model.knowsSite()), target -> {}));
            page.setVvalue(0);
        }
    }
}
