namespace ServiceBlog.Core.Search;

/// <summary>The words of a text as the search knows them: without case, accents and width, in one spelling, without the endings of English. The same
/// for what is searched and for what is asked.</summary>
/// <remarks>Words that a hyphen, a point or an underscore joins (<c>e-mail</c>, <c>string.replace_first</c>) are given one by one, and once more as
/// one word at the place of the first. Scripts without spaces give every two neighbouring characters.</remarks>
public ref struct SearchWords(ReadOnlySpan<char> text, Vocabulary vocabulary)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Vocabulary _vocabulary = vocabulary;
    private WordForm? _part;
    private string? _compound;
    private int _position;
    private int _count;
    private int _parts;
    private (int Start, int Place) _first;
    private int _end;
    private bool _joinsNext;
    private int _pairStart = -1;

    public SearchWord Current { get; private set; }

    public readonly SearchWords GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length)
        {
            var rune = RuneAt(_position, out var length);
            if (WordTokens.IsUnspaced(rune) && WordTokens.IsWordCharacter(rune))
            {
                if (EndCompound())
                    return true;
                if (ReadPair(length))
                    return true;
                continue;
            }
            _pairStart = -1;
            if (WordTokens.IsWordCharacter(rune))
            {
                if (!_joinsNext && EndCompound())
                    return true;
                ReadWord();
                return true;
            }
            _joinsNext = _parts > 0 && rune.Value is '-' or '.' or '_' or 0x2010 or 0x2011 && _joinsNext is false && IsWordAt(_position + length);
            _position += length;
            if (!_joinsNext && EndCompound())
                return true;
        }
        return EndCompound();
    }

    /// <summary>Half of a surrogate pair counts as U+FFFD, which is no letter.</summary>
    private readonly Rune RuneAt(int position, out int length)
    {
        if (char.IsAscii(_text[position]))
        {
            length = 1;
            return new Rune(_text[position]);
        }
        Rune.DecodeFromUtf16(_text[position..], out var rune, out length);
        return rune;
    }

    private readonly bool IsWordAt(int position) =>
        position < _text.Length && RuneAt(position, out _) is var next && WordTokens.IsWordCharacter(next) && !WordTokens.IsUnspaced(next);

    private void ReadWord()
    {
        var all = _text;
        var (start, end) = (_position, _position);
        while (end < all.Length)
        {
            if (char.IsAsciiLetterOrDigit(all[end]))
            {
                end++;
                continue;
            }
            var rune = RuneAt(end, out var length);
            var isApostrophe = rune.Value is '\'' or 0x2019;
            if (isApostrophe ? !IsWordAt(end + length) : !WordTokens.IsWordCharacter(rune) || WordTokens.IsUnspaced(rune))
                break;
            end += length;
        }
        _position = end;
        var form = _vocabulary.FormOf(all[start..end], out var number);
        switch (_parts++)
        {
            case 0:
                (_first, _part) = ((start, _count), form);
                break;
            case 1:
                _compound = _part!.Folded + form.Folded;
                break;
            default:
                _compound += form.Folded;
                break;
        }
        (_joinsNext, _end) = (false, end);
        Current = new SearchWord(form, number, _count++, start, end - start);
    }

    /// <summary>The joined word, behind its parts; false if there is none.</summary>
    private bool EndCompound()
    {
        var parts = _parts;
        (_parts, _joinsNext) = (0, false);
        if (parts < 2)
            return false;
        var form = _vocabulary.FormOf(_compound, out var number);
        Current = new SearchWord(form, number, _first.Place, _first.Start, _end - _first.Start);
        return true;
    }

    private bool ReadPair(int length)
    {
        var start = _pairStart;
        _pairStart = _position;
        _position += length;
        // One character between others of another kind is a word by itself.
        var isAlone = start < 0 && !(_position < _text.Length && RuneAt(_position, out _) is var next && WordTokens.IsUnspaced(next)
            && WordTokens.IsWordCharacter(next));
        if (start < 0 && !isAlone)
            return false;
        var from = isAlone ? _pairStart : start;
        var form = _vocabulary.FormOf(_text[from.._position], out var number);
        Current = new SearchWord(form, number, _count++, from, _position - from);
        return true;
    }
}

/// <param name="Number">Of the term, in the vocabulary.</param>
/// <param name="Place">Counts the words of the text from 0.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Length">Of what stands there, in UTF-16 units.</param>
public readonly record struct SearchWord(WordForm Form, int Number, int Place, int Start, int Length)
{
    /// <summary>What is searched.</summary>
    public string Term => Form.Term;
}
