namespace ServiceBlog.Core.Markup;

/// <summary>A gap in a page's HTML that is filled when every page is known.</summary>
/// <param name="Offset">Where in <see cref="MarkupBody.Html"/> it belongs, in UTF-16 code units.</param>
/// <param name="Link">
/// Index into <see cref="MarkupOutline.Links"/>; -1 for <see cref="SlotPart.IdPrefix"/> and
/// <see cref="SlotPart.PageUrl"/>, which belong to no link.
/// </param>
/// <param name="Part">What goes there.</param>
public readonly record struct LinkSlot(int Offset, int Link, SlotPart Part);
