namespace ServiceBlog.LinkCheck.Html;

/// <summary>One image of a <c>srcset</c>.</summary>
/// <param name="Start">Where it starts in the attribute's decoded value.</param>
/// <param name="IsValid">Browsers drop a candidate with wrong descriptors.</param>
internal readonly record struct ImageCandidate(string Url, int Start, bool IsValid);
