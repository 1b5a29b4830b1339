namespace ServiceBlog.Reporting;

/// <summary>Colours of the terminal, or none.</summary>
internal readonly record struct Ink(bool IsOn)
{
    public string Red(string text) => Paint("1;31", text);

    public string Yellow(string text) => Paint("1;33", text);

    public string Blue(string text) => Paint("1;34", text);

    public string Green(string text) => Paint("1;32", text);

    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}
