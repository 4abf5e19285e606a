package gradus.report.solution;

import gradus.report.language.Language;
import java.util.ArrayList;
import java.util.List;

/** Writes equations as plain text, with matrices as aligned rows in brackets. */
final class EquationText {
    private static final int INDENT = 4;

    /** A longer name gets a line of its own. */
    private static final int LONGEST_NAME = 20;

    private final int width;
    private final Language language;

    /**
     * A writer.
     *
     * @param width how many columns a line has at most
     * @param language in which the columns of a wide matrix are named
     */
    EquationText(int width, Language language) {
        this.width = width;
        this.language = language;
    }

    /**
     * The lines of an equation.
     *
     * @param sides the name and what it is equal to
     */
    List<String> lines(List<String> sides) {
        List<String> lines = new ArrayList<>();
        String name = sides.get(0);
        int length = name.codePointCount(0, name.length());
        boolean isLong = length > LONGEST_NAME;
        if (isLong) {
            lines.add(" ".repeat(INDENT) + name);
        }
        String margin = " ".repeat(INDENT + (isLong ? 0 : length));
        String first = isLong ? margin : " ".repeat(INDENT) + name;
        List<TextBlock> blocks = new ArrayList<>();
        for (int side = 1; side < sides.size(); side++) {
            blocks.addAll(blocks(sides.get(side), side == 1 ? first : margin));
        }
        addBlocks(lines, blocks);
        return lines;
    }

    private static void addBlocks(List<String> lines, List<TextBlock> blocks) {
        for (int place = 0; place < blocks.size(); place++) {
            boolean isTall = blocks.get(place).height() > 1;
            if (place > 0 && (isTall || blocks.get(place - 1).height() > 1)) {
                lines.add("");
            }
            lines.addAll(blocks.get(place).lines());
        }
    }

    private List<TextBlock> blocks(String side, String before) {
        String sign = before + " = ";
        int indent = sign.codePointCount(0, sign.length());
        List<TextBlock> pieces = TextBlock.pieces(side);
        boolean isTooWide = pieces.stream().anyMatch(piece -> piece.width() > width - indent);
        List<TextBlock.Columns> columns =
                isTooWide ? TextBlock.columns(side, width - indent) : List.<TextBlock.Columns>of();
        if (columns.isEmpty()) {
            return signed(TextBlock.filled(pieces, width - indent), sign, indent);
        }
        List<TextBlock> blocks = new ArrayList<>();
        for (TextBlock.Columns group : columns) {
            String place = group.first() == group.last()
                    ? language.text("equation.column", "column", group.first())
                    : language.text("equation.columns", "first", group.first(), "last", group.last());
            blocks.add(TextBlock.line((blocks.isEmpty() ? sign : " ".repeat(indent)) + place));
            blocks.add(TextBlock.line(" ".repeat(indent)).beside(group.block()));
        }
        return blocks;
    }

    private static List<TextBlock> signed(List<TextBlock> blocks, String sign, int indent) {
        List<TextBlock> signed = new ArrayList<>();
        for (TextBlock block : blocks) {
            signed.add(
                    TextBlock.line(signed.isEmpty() ? sign : " ".repeat(indent)).beside(block));
        }
        return signed;
    }
}
