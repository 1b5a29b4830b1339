namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>Words of a quotation that must stand in the source as they are.</summary>
/// <param name="Text">Comparable.</param>
/// <param name="AfterGap">What is before it was left out, and may be as long as it likes; else it was put in.</param>
/// <param name="StartsInWord">It may begin in the midst of a word: <c>[T]he</c>.</param>
/// <param name="EndsInWord">It may end in the midst of a word.</param>
internal readonly record struct QuotationPiece(string Text, bool AfterGap, bool StartsInWord, bool EndsInWord);
