namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// Whether the content at hand is hidden from everybody or from screen readers (<c>hidden</c>, <c>aria-hidden</c>).
/// Without a tree an element's end is found by counting tags of its name, which at worst takes too much for hidden.
/// </summary>
internal sealed class HiddenContent
{
    private string? _element;
    private int _depth;
    private bool _isThis;

    public bool IsHidden => _element is not null || _isThis;

    public void Open(in ElementTag tag, bool isEmptyElement)
    {
        _isThis = tag.Attributes.Has(KnownAttribute.Hidden) || tag.Is(KnownAttribute.AriaHidden, "true");
        if (isEmptyElement)
            return;
        if (_element is not null)
        {
            _depth += tag.Name.SequenceEqual(_element) ? 1 : 0;
        }
        else if (_isThis)
        {
            _element = tag.Name.ToString();
            _depth = 1;
        }
    }

    public void Close(ReadOnlySpan<char> name)
    {
        _isThis = false;
        if (_element is null || !name.Equals(_element, StringComparison.OrdinalIgnoreCase))
            return;
        if (--_depth == 0)
            _element = null;
    }
}
