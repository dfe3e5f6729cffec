<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl">
<context>
    <name>AccountScreen</name>
    <message>
        <source>Sign out</source>
        <translation>Wyloguj</translation>
    </message>
    <message>
        <source>A person who isn&apos;t saved yet is thrown away with it.</source>
        <translation>Niezapisana osoba zostanie porzucona.</translation>
    </message>
    <message>
        <source>End of the shift …</source>
        <translation>Koniec zmiany …</translation>
    </message>
    <message>
        <source>Signs everybody out at every desk of this house. What somebody has typed and not saved is lost. Doors and beds go on as they are.</source>
        <translation>Wyloguje wszystkich przy każdym biurku tej placówki. Niezapisane wpisy przepadną. Drzwi i łóżka działają dalej.</translation>
    </message>
    <message>
        <source>Sign everybody out</source>
        <translation>Wyloguj wszystkich</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>Inny PIN</translation>
    </message>
    <message>
        <source>The PIN until now</source>
        <translation>Dotychczasowy PIN</translation>
    </message>
    <message>
        <source>A new PIN of 6 to 12 figures</source>
        <translation>Nowy PIN, 6–12 cyfr</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Ten sam PIN jeszcze raz</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Zmień PIN</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>I am going out for a moment</source>
        <translation>Wychodzę na&#xa0;chwilę</translation>
    </message>
    <message>
        <source>I am not staying tonight</source>
        <translation>Nie zostaję na&#xa0;noc</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>Potrzebuję pomocy</translation>
    </message>
</context>
<context>
    <name>AdmissionSteps</name>
    <message>
        <source>Admit</source>
        <translation>Przyjmij</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Odmów</translation>
    </message>
    <message>
        <source>Admit all the same, because:</source>
        <translation>Przyjmij mimo to, bo:</translation>
    </message>
    <message>
        <source>Why? The door shows the nearest place that can admit them.</source>
        <translation>Dlaczego? Drzwi pokażą najbliższe miejsce, które może przyjąć.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>I see something else</source>
        <translation>Widzę coś jeszcze</translation>
    </message>
    <message>
        <source>What do you see? It is recorded as set aside, without any measurement.</source>
        <translation>Co widzisz? Zapisze się, że to pominięto, bez żadnego pomiaru.</translation>
    </message>
</context>
<context>
    <name>AlertLine</name>
    <message>
        <source>%1 ago</source>
        <translation>%1 temu</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Widziane</translation>
    </message>
    <message>
        <source>Their page</source>
        <translation>Karta osoby</translation>
    </message>
</context>
<context>
    <name>ArrivalCard</name>
    <message>
        <source>no bed yet</source>
        <translation>jeszcze bez łóżka</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>od %1</translation>
    </message>
</context>
<context>
    <name>ArrivalsSide</name>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <comment>people who came</comment>
        <translation>
            <numerusform>%n osoba czeka</numerusform>
            <numerusform>%n osoby czekają</numerusform>
            <numerusform>%n osób czeka</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>Nikt nie czeka</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Następna osoba</translation>
    </message>
    <message>
        <source>Whoever holds a card at the door appears here.</source>
        <translation>Tu pojawia się każdy, kto przyłoży kartę przy drzwiach.</translation>
    </message>
    <message>
        <source>Refused in frost</source>
        <translation>Odmowy w mrozie</translation>
    </message>
    <message>
        <source>Another desk has answered, or the time has run out.</source>
        <translation>Odpowiedziano już przy innym biurku albo minął czas.</translation>
    </message>
</context>
<context>
    <name>AwayScreen</name>
    <message>
        <source>Bed %1 is waiting</source>
        <translation>Łóżko %1 czeka</translation>
    </message>
    <message>
        <source>The bed is waiting</source>
        <translation>Łóżko czeka</translation>
    </message>
    <message>
        <source>On the way back, please hold the card here again.</source>
        <translation>Po powrocie proszę znów przyłożyć kartę.</translation>
    </message>
</context>
<context>
    <name>BedActions</name>
    <message>
        <source>Hold</source>
        <translation>Rezerwuj</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Zwolnij</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Sprzątanie</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Zepsute</translation>
    </message>
    <message>
        <source>Clean, free</source>
        <translation>Czyste, wolne</translation>
    </message>
    <message>
        <source>Mended, free</source>
        <translation>Naprawione, wolne</translation>
    </message>
    <message>
        <source>Hold bed %1 until:</source>
        <translation>Rezerwuj łóżko %1 do:</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Kto to</translation>
    </message>
</context>
<context>
    <name>BedPanel</name>
    <message>
        <source>Bed</source>
        <translation>Łóżko</translation>
    </message>
</context>
<context>
    <name>BedScreen</name>
    <message>
        <source>The bed is waiting. Please come in.</source>
        <translation>Łóżko czeka. Proszę wejść.</translation>
    </message>
    <message>
        <source>Bed %1 is waiting. Somebody will come in a moment.</source>
        <translation>Łóżko %1 czeka. Zaraz ktoś podejdzie.</translation>
    </message>
</context>
<context>
    <name>BedSide</name>
    <message>
        <source>held until %1</source>
        <translation>zarezerwowane do %1</translation>
    </message>
    <message>
        <source>extra bed of the winter action</source>
        <translation>dostawka akcji zima</translation>
    </message>
    <message>
        <source>for: %1</source>
        <translation>dla: %1</translation>
    </message>
</context>
<context>
    <name>BedTile</name>
    <message>
        <source>extra bed</source>
        <translation>dostawka</translation>
    </message>
    <message>
        <source>bed %1, %2</source>
        <translation>łóżko %1, %2</translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Search, or hold a card</source>
        <translation>Szukaj albo przyłóż kartę</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message>
        <source>women</source>
        <translation>kobiety</translation>
    </message>
    <message>
        <source>men</source>
        <translation>mężczyźni</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>mieszana</translation>
    </message>
    <message>
        <source>families</source>
        <translation>rodziny</translation>
    </message>
    <message>
        <source>wheelchair users</source>
        <translation>na wózku</translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <comment>beds of a room</comment>
        <translation>
            <numerusform>%n wolne</numerusform>
            <numerusform>%n wolne</numerusform>
            <numerusform>%n wolnych</numerusform>
        </translation>
    </message>
    <message>
        <source>lower bed</source>
        <translation>dolne łóżko</translation>
    </message>
    <message>
        <source>upper bed</source>
        <translation>górne łóżko</translation>
    </message>
    <message>
        <source>single bed</source>
        <translation>łóżko pojedyncze</translation>
    </message>
    <message>
        <source>free</source>
        <comment>one bed</comment>
        <translation>wolne</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>do %1</translation>
    </message>
    <message>
        <source>cleaning</source>
        <translation>sprzątanie</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>zepsute</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>złożone</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>czeka</translation>
    </message>
    <message>
        <source>out</source>
        <comment>beside the number of their bed</comment>
        <translation>poza</translation>
    </message>
    <message>
        <source>waits for the carer</source>
        <translation>czeka na opiekuna</translation>
    </message>
    <message>
        <source>held</source>
        <translation>zarezerwowane</translation>
    </message>
    <message>
        <source>occupied</source>
        <comment>one bed</comment>
        <translation>zajęte</translation>
    </message>
    <message>
        <source>out for a while</source>
        <translation>wyjście na chwilę</translation>
    </message>
    <message>
        <source>being cleaned</source>
        <translation>w sprzątaniu</translation>
    </message>
    <message>
        <source>out of service</source>
        <comment>one bed</comment>
        <translation>nieczynne</translation>
    </message>
    <message>
        <source>extra bed, folded</source>
        <translation>dostawka, złożona</translation>
    </message>
    <message>
        <source>with the card</source>
        <translation>przyłożona karta</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>domniemane</translation>
    </message>
    <message>
        <source>their bed of last night</source>
        <translation>łóżko z ostatniej nocy</translation>
    </message>
    <message>
        <source>held for them</source>
        <translation>zarezerwowane dla tej osoby</translation>
    </message>
    <message>
        <source>for what they need</source>
        <translation>według potrzeb</translation>
    </message>
    <message>
        <source>their ward</source>
        <translation>właściwa sala</translation>
    </message>
    <message>
        <source>with their household</source>
        <translation>razem z bliskimi</translation>
    </message>
    <message>
        <source>apart from somebody</source>
        <translation>z dala od kogoś</translation>
    </message>
    <message>
        <source>the emptier room</source>
        <translation>luźniejsza sala</translation>
    </message>
    <message>
        <source>the first free one</source>
        <translation>pierwsze wolne</translation>
    </message>
    <message>
        <source>free</source>
        <comment>filter of beds</comment>
        <translation>wolne</translation>
    </message>
    <message>
        <source>lower</source>
        <comment>filter of beds</comment>
        <translation>dolne</translation>
    </message>
    <message>
        <source>wheelchair</source>
        <comment>filter of beds</comment>
        <translation>na wózku</translation>
    </message>
    <message>
        <source>with a dog</source>
        <comment>filter of beds</comment>
        <translation>z psem</translation>
    </message>
    <message>
        <source>a specially justified case</source>
        <translation>przypadek szczególnie uzasadniony</translation>
    </message>
    <message>
        <source>frost</source>
        <translation>mróz</translation>
    </message>
    <message>
        <source>no other place tonight</source>
        <translation>nie ma innego miejsca na tę noc</translation>
    </message>
    <message>
        <source>agreed with the manager</source>
        <translation>uzgodnione z kierownikiem</translation>
    </message>
    <message>
        <source>arrived in another place</source>
        <translation>jest w innej placówce</translation>
    </message>
    <message>
        <source>with the city guard</source>
        <translation>ze strażą miejską</translation>
    </message>
    <message>
        <source>with the police</source>
        <translation>z policją</translation>
    </message>
    <message>
        <source>with the ambulance</source>
        <translation>z pogotowiem</translation>
    </message>
    <message>
        <source>wanted no other place</source>
        <translation>nie chce innego miejsca</translation>
    </message>
    <message>
        <source>admitted here after all</source>
        <translation>jednak przyjęto tutaj</translation>
    </message>
    <message>
        <source>the director</source>
        <translation>dyrektor</translation>
    </message>
    <message>
        <source>the city office</source>
        <translation>urząd miasta</translation>
    </message>
    <message>
        <source>the voivode</source>
        <translation>wojewoda</translation>
    </message>
    <message>
        <source>the crisis staff</source>
        <translation>sztab kryzysowy</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>decyzja</translation>
    </message>
    <message>
        <source>social contract</source>
        <translation>kontrakt socjalny</translation>
    </message>
    <message>
        <source>emergency placement</source>
        <translation>skierowanie w trybie pilnym</translation>
    </message>
    <message>
        <source>interview</source>
        <translation>wywiad</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>zakaz pobytu</translation>
    </message>
    <message>
        <source>the house is closed</source>
        <translation>placówka jest zamknięta</translation>
    </message>
    <message>
        <source>after the hour until which one is admitted</source>
        <translation>po godzinie, do której przyjmujemy</translation>
    </message>
    <message>
        <source>the house isn&apos;t for this sex</source>
        <translation>placówka nie jest dla tej płci</translation>
    </message>
    <message>
        <source>a minor alone</source>
        <translation>niepełnoletni bez opiekuna</translation>
    </message>
    <message>
        <source>the sex isn&apos;t told yet</source>
        <translation>płeć jeszcze niepodana</translation>
    </message>
    <message>
        <source>no suitable bed</source>
        <translation>brak odpowiedniego łóżka</translation>
    </message>
    <message>
        <source>no free bed</source>
        <translation>brak wolnego łóżka</translation>
    </message>
    <message>
        <source>a paper is missing</source>
        <translation>brakuje dokumentu</translation>
    </message>
    <message>
        <source>a paper has run out</source>
        <translation>dokument stracił ważność</translation>
    </message>
    <message>
        <source>can&apos;t look after themselves</source>
        <translation>wymaga opieki</translation>
    </message>
    <message>
        <source>intoxicated</source>
        <translation>stan nietrzeźwości</translation>
    </message>
    <message>
        <source>house rules</source>
        <translation>regulamin</translation>
    </message>
    <message>
        <source>a bed of another ward</source>
        <translation>łóżko w innej części</translation>
    </message>
    <message>
        <source>kept apart from somebody in this room</source>
        <translation>z dala od kogoś z tej sali</translation>
    </message>
    <message>
        <source>the bed is taken</source>
        <translation>łóżko jest zajęte</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>inny powód</translation>
    </message>
    <message>
        <source>seen by a carer</source>
        <translation>widziane przez opiekuna</translation>
    </message>
    <message>
        <source>refused tonight</source>
        <translation>odmowa tej nocy</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Who is it?</source>
        <translation>Kto to?</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Załatwione</translation>
    </message>
    <message>
        <source>waits %1, %2</source>
        <translation>czeka %1, %2</translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>New card</source>
        <translation>Nowa karta</translation>
    </message>
    <message>
        <source>Loan card</source>
        <translation>Karta na noc</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>Zgubiona</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Odnaleziona</translation>
    </message>
    <message>
        <source>Card returned</source>
        <translation>Zwrot karty</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Szczegóły</translation>
    </message>
</context>
<context>
    <name>CardStep</name>
    <message>
        <source>Hold a loan card</source>
        <translation>Przyłóż kartę na noc</translation>
    </message>
    <message>
        <source>Hold a new card</source>
        <translation>Przyłóż nową kartę</translation>
    </message>
    <message>
        <source>It is theirs for this night and ends with it.</source>
        <translation>Karta działa tylko tej nocy.</translation>
    </message>
    <message>
        <source>It is theirs as soon as it lies on the reader on the desk.</source>
        <translation>Zacznie działać, gdy tylko dotknie czytnika na biurku.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
</context>
<context>
    <name>CardsPart</name>
    <message>
        <source>Cards</source>
        <translation>Karty</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Jeszcze żadnej</translation>
    </message>
    <message>
        <source>loan card</source>
        <translation>na noc</translation>
    </message>
    <message>
        <source>Card returned</source>
        <translation>Zwrot karty</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>Zgubiona</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Odnaleziona</translation>
    </message>
</context>
<context>
    <name>CarryLine</name>
    <message>
        <source>%1 goes to bed %2, %3 to bed %4.</source>
        <translation>%1 idzie na łóżko %2, %3 na łóżko %4.</translation>
    </message>
    <message>
        <source>Bed %1 for %2: there is something against it.</source>
        <translation>Łóżko %1, %2: coś stoi na przeszkodzie.</translation>
    </message>
    <message>
        <source>%1 leaves bed %2. Which bed? Arrows and Enter, or touch it.</source>
        <translation>%1, z łóżka %2. Na które? Strzałki i Enter albo dotknij.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>ktoś</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Zamień</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>Mimo to</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Zostaw</translation>
    </message>
</context>
<context>
    <name>DeskPause</name>
    <message>
        <source>The screen is hidden</source>
        <translation>Ekran jest zasłonięty</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Chwileczkę</translation>
    </message>
    <message>
        <source>The station doesn&apos;t answer</source>
        <translation>Stacja nie odpowiada</translation>
    </message>
    <message>
        <source>This screen comes back by itself. Until then please note on paper who comes.</source>
        <translation>Ekran wróci sam. Do tego czasu proszę zapisywać na kartce, kto przychodzi.</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Pokaż</translation>
    </message>
</context>
<context>
    <name>DetailFields</name>
    <message>
        <source>today</source>
        <translation>dziś</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Potrzeby</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Języki</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Tożsamość</translation>
    </message>
    <message>
        <source>Who brought the person</source>
        <translation>Kto przyprowadził</translation>
    </message>
</context>
<context>
    <name>DetailsScreen</name>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Odrzuć</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wróć</translation>
    </message>
    <message>
        <source>Sex, for the ward</source>
        <translation>Płeć, do wyboru sali</translation>
    </message>
    <message>
        <source>W</source>
        <comment>key for: woman</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>M</source>
        <comment>key for: man</comment>
        <translation>M</translation>
    </message>
</context>
<context>
    <name>EmergencyNumber</name>
    <message>
        <source>In an emergency:</source>
        <translation>W nagłej potrzebie:</translation>
    </message>
</context>
<context>
    <name>ErasePart</name>
    <message>
        <source>Erase the personal data …</source>
        <translation>Usuń dane osobowe …</translation>
    </message>
    <message>
        <source>Erase the personal data</source>
        <translation>Usunięcie danych osobowych</translation>
    </message>
    <message>
        <source>Name, dates, contact, remarks and all else that was told of this person can&apos;t be read by anybody any more, not even from a backup of today&apos;s file with this station&apos;s key. Their cards stop working. The nights stay counted, without a name. This can&apos;t be undone.</source>
        <translation>Nikt już nie odczyta imienia i nazwiska, dat, kontaktu, uwag ani niczego, co tu o tej osobie zapisano. Jej karty przestaną działać. Noclegi zostaną policzone, bez nazwiska. Tego nie da się cofnąć.</translation>
    </message>
    <message>
        <source>Why? It goes on the record.</source>
        <translation>Dlaczego? Powód trafi do zapisu.</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Twój PIN</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Usuń na zawsze</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
</context>
<context>
    <name>FindPerson</name>
    <message>
        <source>Search by name</source>
        <translation>Szukaj po nazwisku</translation>
    </message>
</context>
<context>
    <name>ForWhom</name>
    <message>
        <source>women</source>
        <translation>kobiety</translation>
    </message>
    <message>
        <source>men</source>
        <translation>mężczyźni</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>dla każdego</translation>
    </message>
</context>
<context>
    <name>FreePlaces</name>
    <message>
        <source>A card shows other places in the town</source>
        <translation>Karta pokaże inne miejsca w mieście</translation>
    </message>
</context>
<context>
    <name>FullHouseScreen</name>
    <message>
        <source>We do not know now where there are free places</source>
        <translation>Nie wiemy teraz, gdzie są wolne&#xa0;miejsca</translation>
    </message>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>There are free beds elsewhere in the town.</source>
        <translation>W mieście są jeszcze wolne łóżka.</translation>
    </message>
    <message>
        <source>Other places in the town:</source>
        <translation>Inne miejsca w mieście:</translation>
    </message>
    <message>
        <source>Please see the carer</source>
        <translation>Prosimy do opiekuna</translation>
    </message>
    <message>
        <source>We open at %1</source>
        <translation>Otwieramy: %1</translation>
    </message>
</context>
<context>
    <name>GoodbyeScreen</name>
    <message>
        <source>See you again</source>
        <translation>Do zobaczenia</translation>
    </message>
    <message>
        <source>Your visit has ended.</source>
        <translation>Wizyta zakończona.</translation>
    </message>
</context>
<context>
    <name>GroundLine</name>
    <message>
        <source>until %1</source>
        <translation>do %1</translation>
    </message>
</context>
<context>
    <name>HelpAskedScreen</name>
    <message>
        <source>Your request is recorded</source>
        <translation>Prośba zapisana</translation>
    </message>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>We have called a carer</source>
        <translation>Zawołaliśmy opiekuna</translation>
    </message>
    <message>
        <source>Somebody will come. Please wait here for a moment.</source>
        <translation>Ktoś podejdzie. Proszę chwilę tu poczekać.</translation>
    </message>
</context>
<context>
    <name>HelpComingScreen</name>
    <message>
        <source>Somebody is on the way to you</source>
        <translation>Ktoś już idzie</translation>
    </message>
    <message>
        <source>Please wait here for a moment.</source>
        <translation>Proszę chwilę tu zaczekać.</translation>
    </message>
</context>
<context>
    <name>HoldFor</name>
    <message>
        <source>For whom:</source>
        <translation>Dla kogo:</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>na razie nikt</translation>
    </message>
    <message>
        <source>somebody …</source>
        <translation>ktoś …</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>Dla kogo?</translation>
    </message>
    <message>
        <source>Back to the times</source>
        <translation>Wróć do godzin</translation>
    </message>
</context>
<context>
    <name>HouseholdPart</name>
    <message>
        <source>Household</source>
        <translation>Rodzina</translation>
    </message>
    <message>
        <source>Comes with somebody</source>
        <translation>Przychodzi z kimś</translation>
    </message>
    <message>
        <source>Comes alone now</source>
        <translation>Przychodzi sam(a)</translation>
    </message>
    <message>
        <source>It is somebody of the register</source>
        <translation>To ktoś z kartoteki</translation>
    </message>
    <message>
        <source>They are</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Who is the guest?</source>
        <translation>Kim jest gość?</translation>
    </message>
    <message>
        <source>With whom?</source>
        <translation>Z kim?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>a lit window is a free place</source>
        <translation>jasne okno = wolne miejsce</translation>
    </message>
    <message>
        <source>Please touch once more</source>
        <translation>Proszę dotknąć jeszcze raz</translation>
    </message>
    <message>
        <source>I have no card</source>
        <translation>Nie mam karty</translation>
    </message>
</context>
<context>
    <name>InvitationPanel</name>
    <message>
        <source>Tap your card</source>
        <translation>Przyłóż kartę</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Jeszcze raz</translation>
    </message>
    <message>
        <source>please hold the card still a moment longer</source>
        <translation>proszę przytrzymać kartę chwilę dłużej</translation>
    </message>
</context>
<context>
    <name>Lately</name>
    <message>
        <source>Lately</source>
        <translation>Ostatnio</translation>
    </message>
</context>
<context>
    <name>LeaveAsksCardScreen</name>
    <message>
        <source>I am staying</source>
        <translation>Zostaję</translation>
    </message>
    <message>
        <source>I am not staying tonight</source>
        <translation>Nie zostaję na&#xa0;noc</translation>
    </message>
    <message>
        <source>Until then the bed is kept.</source>
        <translation>Do tego czasu łóżko czeka.</translation>
    </message>
    <message>
        <source>to give up bed %1</source>
        <translation>aby zwolnić łóżko %1</translation>
    </message>
    <message>
        <source>to give up the bed</source>
        <translation>aby zwolnić łóżko</translation>
    </message>
    <message>
        <source>Tap your card once more</source>
        <translation>Przyłóż kartę jeszcze&#xa0;raz</translation>
    </message>
</context>
<context>
    <name>LeftScreen</name>
    <message>
        <source>The bed is free again</source>
        <translation>Łóżko jest znowu wolne</translation>
    </message>
    <message>
        <source>Thank you. The door is open at any time.</source>
        <translation>Dziękujemy. Zawsze można wrócić.</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>account closed</source>
        <translation>konto zamknięte</translation>
    </message>
    <message>
        <source>has a card</source>
        <translation>ma kartę</translation>
    </message>
    <message>
        <source>no card yet</source>
        <translation>jeszcze bez karty</translation>
    </message>
</context>
<context>
    <name>NightChart</name>
    <message>
        <source>This night</source>
        <translation>Ta noc</translation>
    </message>
    <message>
        <source>arrivals every %1 minutes, a usual night behind them</source>
        <translation>przyjścia co %1 minut, zwykła noc w tle</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>teraz %1</translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n hold(s) run out</source>
        <translation>
            <numerusform>o %1 mija %n rezerwacja</numerusform>
            <numerusform>o %1 mijają %n rezerwacje</numerusform>
            <numerusform>o %1 mija %n rezerwacji</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NightPart</name>
    <message>
        <source>Nights here</source>
        <translation>Noclegi</translation>
    </message>
    <message>
        <source>suspension %1 to %2, lifted</source>
        <translation>zakaz pobytu od %1 do %2, zniesiony</translation>
    </message>
    <message>
        <source>suspended %1 to %2</source>
        <translation>zakaz pobytu od %1 do %2</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Znieś</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, od %2 do %3</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, od %2</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Zakończ</translation>
    </message>
    <message>
        <source>not in one room with %1</source>
        <translation>nie w jednej sali: %1</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>Już nie</translation>
    </message>
    <message>
        <source>Suspend …</source>
        <translation>Zawieś …</translation>
    </message>
    <message>
        <source>Paper …</source>
        <translation>Dokument …</translation>
    </message>
    <message>
        <source>Keep apart …</source>
        <translation>Z dala od …</translation>
    </message>
    <message>
        <source>Apart from whom?</source>
        <translation>Z dala od kogo?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>away on %1</source>
        <translation>poza domem %1</translation>
    </message>
    <message>
        <source>away %1 to %2</source>
        <translation>poza domem od %1 do %2</translation>
    </message>
    <message>
        <source>Days away …</source>
        <translation>Dni poza domem …</translation>
    </message>
</context>
<context>
    <name>NoCardScreen</name>
    <message>
        <source>We have called a carer</source>
        <translation>Zawołaliśmy opiekuna</translation>
    </message>
    <message>
        <source>Your number is %1. Please wait here for a moment.</source>
        <translation>Numer w kolejce: %1. Proszę chwilę tu poczekać.</translation>
    </message>
</context>
<context>
    <name>OutOfOrderPanel</name>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>Reader out of order</source>
        <translation>Czytnik teraz nie działa</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Search, or hold a card</source>
        <translation>Szukaj albo przyłóż kartę</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Nowa osoba</translation>
    </message>
    <message>
        <source>Guest, woman</source>
        <translation>Gość, kobieta</translation>
    </message>
    <message>
        <source>Guest, man</source>
        <translation>Gość, mężczyzna</translation>
    </message>
    <message>
        <source>Seen lately</source>
        <translation>Ostatnio widziani</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Znaleziono: %1</translation>
    </message>
    <message>
        <source>Nobody of this name. Half a name is enough.</source>
        <translation>Nikogo takiego nie ma. Wystarczy pół nazwiska.</translation>
    </message>
    <message>
        <source>Nobody is in the register yet.</source>
        <translation>W kartotece nie ma jeszcze nikogo.</translation>
    </message>
</context>
<context>
    <name>PersonBed</name>
    <message>
        <source>room %1, since %2</source>
        <translation>sala %1, od %2</translation>
    </message>
    <message>
        <source>room %1, tonight</source>
        <translation>sala %1, na tę noc</translation>
    </message>
    <message>
        <source>no bed tonight yet</source>
        <translation>jeszcze bez łóżka na tę noc</translation>
    </message>
    <message>
        <source>waits for your word</source>
        <translation>czeka na Twoją decyzję</translation>
    </message>
    <message>
        <source>stays by day</source>
        <translation>zostaje rano</translation>
    </message>
</context>
<context>
    <name>PersonFacts</name>
    <message>
        <source>suspended until %1</source>
        <translation>zakaz pobytu do %1</translation>
    </message>
    <message>
        <source>loan card for this night</source>
        <translation>karta pożyczona na tę noc</translation>
    </message>
    <message>
        <source>protected: tell nobody that they are here</source>
        <translation>osoba chroniona: nikomu nie mówić, że tu jest</translation>
    </message>
    <message>
        <source>away on %1</source>
        <translation>poza domem %1</translation>
    </message>
    <message>
        <source>away %1 to %2</source>
        <translation>poza domem od %1 do %2</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>They aren&apos;t staying, and the loan card is still theirs: take it back.</source>
        <translation>Ta osoba nie zostaje, a karta na noc jest jeszcze jej: odbierz kartę.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Rub out</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Zatwierdź</translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message>
        <source>This PIN isn&apos;t right. Tries left before a delay: %1.</source>
        <translation>To nie ten PIN. Prób do przerwy: %1.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in %1.</source>
        <translation>Za dużo błędnych PIN-ów. Następna próba za %1.</translation>
    </message>
    <message>
        <source>Please hold the card to the reader once more.</source>
        <translation>Proszę przyłożyć kartę jeszcze raz.</translation>
    </message>
    <message>
        <source>The two PINs aren&apos;t the same. Please type the second one again.</source>
        <translation>PIN-y się różnią. Proszę wpisać drugi jeszcze raz.</translation>
    </message>
    <message>
        <source>A PIN has 6 to 12 figures.</source>
        <translation>PIN ma od 6 do 12 cyfr.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess. Please choose another one.</source>
        <translation>Ten PIN łatwo zgadnąć. Proszę wybrać inny.</translation>
    </message>
    <message>
        <source>This code isn&apos;t right. ostoja init printed it once.</source>
        <translation>To nie ten kod. Polecenie ostoja init wypisało go jeden raz.</translation>
    </message>
    <message>
        <source>Please hold the new card to the reader first.</source>
        <translation>Najpierw proszę przyłożyć nową kartę do czytnika.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Potrzebne jest imię i nazwisko.</translation>
    </message>
    <message>
        <source>This may be one of the people at the right. If it is somebody else, save once more.</source>
        <translation>To może być ktoś z osób po prawej. Jeśli to ktoś inny, proszę zapisać jeszcze raz.</translation>
    </message>
    <message>
        <source>Something isn&apos;t right yet: see the marked fields.</source>
        <translation>Coś się jeszcze nie zgadza: proszę sprawdzić zaznaczone pola.</translation>
    </message>
    <message>
        <source>%1 has changed this person meanwhile. Discard, look, and change again.</source>
        <translation>W międzyczasie dane zmienił(a) %1. Proszę odrzucić zmiany, sprawdzić i wpisać ponownie.</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>Ta rola nie ma do tego prawa.</translation>
    </message>
    <message>
        <source>This person isn&apos;t in the register.</source>
        <translation>Tej osoby nie ma w kartotece.</translation>
    </message>
    <message>
        <source>This card is somebody&apos;s already. Please take another one.</source>
        <translation>Ta karta już do kogoś należy. Proszę wziąć inną.</translation>
    </message>
    <message>
        <source>Please say why: it goes on the record.</source>
        <translation>Proszę podać powód: trafi do zapisu.</translation>
    </message>
    <message>
        <source>There are changes that aren&apos;t saved. Save or discard them first.</source>
        <translation>Są niezapisane zmiany. Proszę je zapisać albo odrzucić.</translation>
    </message>
    <message>
        <source>Nobody is signed in here any more.</source>
        <translation>Nikt nie jest tu już zalogowany.</translation>
    </message>
    <message>
        <source>This desk is locked.</source>
        <translation>To biurko jest zablokowane.</translation>
    </message>
    <message>
        <source>This house has its administrator already.</source>
        <translation>Ta placówka ma już administratora.</translation>
    </message>
    <message>
        <source>A PIN has figures and nothing else.</source>
        <translation>PIN składa się z samych cyfr.</translation>
    </message>
    <message>
        <source>This card isn&apos;t known any more.</source>
        <translation>Tej karty już nie ma.</translation>
    </message>
    <message>
        <source>This card isn&apos;t reported lost.</source>
        <translation>Ta karta nie jest zgłoszona jako zgubiona.</translation>
    </message>
    <message>
        <source>This card is reported lost.</source>
        <translation>Ta karta jest zgłoszona jako zgubiona.</translation>
    </message>
    <message>
        <source>They have a valid card. Report it lost or take it back first.</source>
        <translation>Ta osoba ma ważną kartę. Najpierw proszę ją zgłosić jako zgubioną albo odebrać.</translation>
    </message>
    <message>
        <source>This card was given back.</source>
        <translation>Ta karta została zwrócona.</translation>
    </message>
    <message>
        <source>This card was replaced by another one.</source>
        <translation>Ta karta została wymieniona na inną.</translation>
    </message>
    <message>
        <source>Nobody lives with themselves: choose somebody else.</source>
        <translation>Proszę wybrać inną osobę.</translation>
    </message>
    <message>
        <source>They come alone already.</source>
        <translation>Ta osoba już przychodzi sama.</translation>
    </message>
    <message>
        <source>Only a guest can be recognised, and only as a resident.</source>
        <translation>Rozpoznać można tylko gościa, i tylko jako osobę z kartoteki.</translation>
    </message>
    <message>
        <source>The sex isn&apos;t told yet, and the wards need it. Please add it in the details.</source>
        <translation>Płeć nie jest podana, a zależy od niej sala. Proszę uzupełnić w szczegółach.</translation>
    </message>
    <message>
        <source>This call has been answered already.</source>
        <translation>Na to wezwanie już ktoś odpowiedział.</translation>
    </message>
    <message>
        <source>This notice has been put away already.</source>
        <translation>To powiadomienie jest już odłożone.</translation>
    </message>
    <message>
        <source>This account isn&apos;t there any more.</source>
        <translation>Tego konta już nie ma.</translation>
    </message>
    <message>
        <source>Somebody has to administer the house: first make another administrator.</source>
        <translation>Ktoś musi administrować placówką: najpierw proszę dodać innego administratora.</translation>
    </message>
    <message>
        <source>Please open the record anew.</source>
        <translation>Proszę otworzyć zapis ponownie.</translation>
    </message>
    <message>
        <source>This can&apos;t be taken back any more.</source>
        <translation>Tego nie da się już cofnąć.</translation>
    </message>
    <message>
        <source>The station gave no answer. Please try once more.</source>
        <translation>Stacja nie odpowiedziała. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>That did not work (%1).</source>
        <translation>Nie udało się (%1).</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>za długie</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>potrzebne</translation>
    </message>
    <message>
        <source>no such day; write it as 1968-03-02</source>
        <translation>nie ma takiego dnia; proszę pisać 1968-03-02</translation>
    </message>
    <message>
        <source>is in the future</source>
        <translation>jest w przyszłości</translation>
    </message>
    <message>
        <source>is too long ago</source>
        <translation>jest zbyt dawno</translation>
    </message>
    <message>
        <source>no such age</source>
        <translation>nie ma takiego wieku</translation>
    </message>
    <message>
        <source>no such language</source>
        <translation>nie ma takiego języka</translation>
    </message>
    <message>
        <source>holds a mark that can&apos;t be seen; please type it anew</source>
        <translation>zawiera niewidoczny znak; proszę wpisać od nowa</translation>
    </message>
    <message>
        <source>is told twice</source>
        <translation>podane dwa razy</translation>
    </message>
    <message>
        <source>belongs to another date of birth</source>
        <translation>należy do innej daty urodzenia</translation>
    </message>
    <message>
        <source>no such PESEL: please check the figures</source>
        <translation>nie ma takiego PESEL-u: proszę sprawdzić cyfry</translation>
    </message>
    <message>
        <source>a guest has no name; register a person instead</source>
        <translation>gość nie ma nazwiska; proszę zarejestrować osobę</translation>
    </message>
    <message>
        <source>Please type your own PIN, too.</source>
        <translation>Wpisz też własny PIN.</translation>
    </message>
    <message>
        <source>They come with somebody else. Say first that they come alone now.</source>
        <translation>Ta osoba przychodzi z kimś innym. Zaznacz najpierw, że przychodzi sama.</translation>
    </message>
    <message>
        <source>The other person comes with somebody already: %1. Choose that, or let them come alone first.</source>
        <translation>Ta druga osoba już z kimś przychodzi: %1. Wybierz to samo albo zaznacz najpierw, że przychodzi sama.</translation>
    </message>
    <message>
        <source>Somebody else has this bed meanwhile. Please choose another one.</source>
        <translation>To łóżko ma już ktoś inny. Wybierz inne.</translation>
    </message>
    <message>
        <source>This bed isn&apos;t there any more.</source>
        <translation>Tego łóżka już nie ma.</translation>
    </message>
    <message>
        <source>Somebody is in this bed.</source>
        <translation>W tym łóżku ktoś jest.</translation>
    </message>
    <message>
        <source>This bed is held. Release it first.</source>
        <translation>To łóżko jest zarezerwowane. Najpierw je zwolnij.</translation>
    </message>
    <message>
        <source>This hold is over already.</source>
        <translation>Ta rezerwacja już minęła.</translation>
    </message>
    <message>
        <source>This stay is over already.</source>
        <translation>Ten pobyt już się skończył.</translation>
    </message>
    <message>
        <source>This has been answered already, or the time for it has run out.</source>
        <translation>To już rozstrzygnięte albo czas minął.</translation>
    </message>
    <message>
        <source>What became of them is on the record already.</source>
        <translation>To już zapisane.</translation>
    </message>
    <message>
        <source>Something is against it.</source>
        <translation>Coś stoi na przeszkodzie.</translation>
    </message>
    <message>
        <source>There is no free bed for them tonight.</source>
        <translation>Na tę noc nie ma dla tej osoby wolnego łóżka.</translation>
    </message>
    <message>
        <source>The winter action is on already.</source>
        <translation>Akcja zima już trwa.</translation>
    </message>
    <message>
        <source>The winter action isn&apos;t on.</source>
        <translation>Akcja zima nie trwa.</translation>
    </message>
    <message>
        <source>This time is over already.</source>
        <translation>Ten czas już minął.</translation>
    </message>
    <message>
        <source>No such day or hour; write them as 2026-11-30 and 8:00.</source>
        <translation>Nie ma takiego dnia albo godziny; zapis: 2026-11-30 i 8:00.</translation>
    </message>
    <message>
        <source>The threshold and the extra beds are whole numbers.</source>
        <translation>Próg i liczba dostawek to liczby całkowite.</translation>
    </message>
    <message>
        <source>Please say who approved it.</source>
        <translation>Zaznacz, kto zatwierdził.</translation>
    </message>
    <message>
        <source>This bed is closed or being cleaned. Put it into use first.</source>
        <translation>To łóżko jest wyłączone albo w sprzątaniu. Najpierw proszę je udostępnić.</translation>
    </message>
    <message>
        <source>Choose somebody else to change beds with.</source>
        <translation>Proszę wybrać do zamiany inną osobę.</translation>
    </message>
    <message>
        <source>They wait for your word: admit or refuse them first.</source>
        <translation>Ta osoba czeka na decyzję: najpierw proszę ją przyjąć albo jej odmówić.</translation>
    </message>
    <message>
        <source>A bed is held for a day at most.</source>
        <translation>Łóżko można trzymać najwyżej dobę.</translation>
    </message>
    <message>
        <source>They have a bed tonight, or one is held for them.</source>
        <translation>Ta osoba ma już łóżko na tę noc albo jest dla niej trzymane.</translation>
    </message>
    <message>
        <source>Some of these days were told already.</source>
        <translation>Część tych dni jest już zapisana.</translation>
    </message>
    <message>
        <source>No such nights; write them as 2026-11-30, the first one first.</source>
        <translation>Nie ma takich nocy; zapis: 2026-11-30, najpierw pierwsza.</translation>
    </message>
    <message>
        <source>This refusal isn&apos;t there any more.</source>
        <translation>Tej odmowy już nie ma.</translation>
    </message>
    <message>
        <source>This suspension was lifted already.</source>
        <translation>Ten zakaz pobytu już zniesiono.</translation>
    </message>
    <message>
        <source>This paper was ended already.</source>
        <translation>Ten dokument już zakończono.</translation>
    </message>
    <message>
        <source>Nobody is kept apart from themselves: choose somebody else.</source>
        <translation>Nie można oddzielić kogoś od siebie samego: wybierz inną osobę.</translation>
    </message>
    <message>
        <source>The house hasn&apos;t as many extra beds. Agree to fewer.</source>
        <translation>Placówka nie ma tylu dostawek. Podaj mniejszą liczbę.</translation>
    </message>
    <message>
        <source>Please ask for nights that were: the first one first, and a year at most.</source>
        <translation>Podaj noce, które były: najpierw pierwszą, najwyżej rok.</translation>
    </message>
    <message>
        <source>The folder for files isn&apos;t there: %1. Put the stick in, or tell whoever looks after this box.</source>
        <translation>Nie ma folderu na pliki: %1. Włóż pendrive albo powiedz o tym opiekunowi komputera.</translation>
    </message>
    <message>
        <source>The folder for files can&apos;t be written to: %1. Put the stick in, and see whether it is locked against writing.</source>
        <translation>W folderze na pliki nie da się zapisać: %1. Włóż pendrive i sprawdź, czy nie ma blokady zapisu.</translation>
    </message>
    <message>
        <source>The folder for files is full: %1. Delete what isn&apos;t needed, or take another stick.</source>
        <translation>Folder na pliki jest pełny: %1. Usuń zbędne pliki albo weź inny pendrive.</translation>
    </message>
    <message>
        <source>The file could not be written to %1. Take the stick out and put it in again, or take another one.</source>
        <translation>Pliku nie udało się zapisać w %1. Wyjmij pendrive i włóż go ponownie albo weź inny.</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Waiting at the door</source>
        <translation>Czekają przy drzwiach</translation>
    </message>
    <message>
        <source>Nobody waits at the door</source>
        <translation>Nikt nie czeka przy drzwiach</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Do wiadomości</translation>
    </message>
    <message>
        <source>Choose who is next.</source>
        <translation>Wybierz, kto jest następny.</translation>
    </message>
    <message>
        <source>Who is number %1?</source>
        <translation>Kim jest numer %1?</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Kto to?</translation>
    </message>
    <message>
        <source>Doesn&apos;t want to say, or isn&apos;t in the register: admit a guest.</source>
        <translation>Nie chce podać nazwiska albo nie ma go w kartotece: przyjmij gościa.</translation>
    </message>
    <message>
        <source>Guest, woman</source>
        <translation>Gość, kobieta</translation>
    </message>
    <message>
        <source>Guest, man</source>
        <translation>Gość, mężczyzna</translation>
    </message>
    <message>
        <source>Whoever asks for a carer at the door appears here.</source>
        <translation>Tu pojawi się ten, kto poprosi o opiekuna przy drzwiach.</translation>
    </message>
</context>
<context>
    <name>QuietScreen</name>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dzień</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Noc</translation>
    </message>
    <message>
        <source>Hide F9</source>
        <translation>Zasłoń F9</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Kolejka</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Zespół</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Zapis</translation>
    </message>
    <message>
        <source>Beds</source>
        <translation>Łóżka</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Obchód</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>Zima</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Raporty</translation>
    </message>
    <message>
        <source>Who is here</source>
        <translation>Obecni</translation>
    </message>
</context>
<context>
    <name>RecordLine</name>
    <message>
        <source>by itself</source>
        <translation>automatycznie</translation>
    </message>
    <message>
        <source>why: %1</source>
        <translation>powód: %1</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Record</source>
        <translation>Zapis</translation>
    </message>
    <message>
        <source>each entry is sealed to the one before it; nothing here can be changed or deleted</source>
        <translation>każdy wpis jest połączony z poprzednim; niczego nie da się tu zmienić ani skasować</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Pokaż wcześniejsze</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>to care for the person</source>
        <translation>opieka nad osobą</translation>
    </message>
    <message>
        <source>emergency</source>
        <translation>nagły wypadek</translation>
    </message>
    <message>
        <source>handover of the shift</source>
        <translation>przekazanie zmiany</translation>
    </message>
    <message>
        <source>the person asked for it</source>
        <translation>prośba tej osoby</translation>
    </message>
    <message>
        <source>the time for keeping it is over</source>
        <translation>minął czas przechowywania</translation>
    </message>
    <message>
        <source>registered twice</source>
        <translation>podwójna rejestracja</translation>
    </message>
    <message>
        <source>registered by mistake</source>
        <translation>pomyłka przy rejestracji</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>inny powód</translation>
    </message>
    <message>
        <source>their own card</source>
        <translation>karta na stałe</translation>
    </message>
    <message>
        <source>for one night</source>
        <translation>na jedną noc</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>odblokowanie</translation>
    </message>
    <message>
        <source>first administrator</source>
        <translation>pierwszy administrator</translation>
    </message>
    <message>
        <source>somebody else took over</source>
        <translation>zmiana osoby</translation>
    </message>
    <message>
        <source>end of the shift</source>
        <translation>koniec zmiany</translation>
    </message>
    <message>
        <source>bed for the night</source>
        <translation>łóżko na noc</translation>
    </message>
    <message>
        <source>no free bed</source>
        <translation>brak wolnego łóżka</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>przyjęcie</translation>
    </message>
    <message>
        <source>dealt with</source>
        <translation>załatwione</translation>
    </message>
    <message>
        <source>nobody waits any more</source>
        <translation>nikt już nie czeka</translation>
    </message>
    <message>
        <source>Undo: registration</source>
        <translation>Cofnij: rejestracja</translation>
    </message>
    <message>
        <source>Undo: change of details</source>
        <translation>Cofnij: zmiana danych</translation>
    </message>
    <message>
        <source>Undo: card given</source>
        <translation>Cofnij: wydanie karty</translation>
    </message>
    <message>
        <source>Undo: card reported lost</source>
        <translation>Cofnij: zgłoszenie zgubionej karty</translation>
    </message>
    <message>
        <source>Undo: card found</source>
        <translation>Cofnij: odnalezienie karty</translation>
    </message>
    <message>
        <source>Undo: card returned</source>
        <translation>Cofnij: zwrot karty</translation>
    </message>
    <message>
        <source>Undo: household</source>
        <translation>Cofnij: zmiana rodziny</translation>
    </message>
    <message>
        <source>Undo: guest recognised</source>
        <translation>Cofnij: rozpoznanie gościa</translation>
    </message>
    <message>
        <source>Undo: notice put away</source>
        <translation>Cofnij: odłożenie powiadomienia</translation>
    </message>
    <message>
        <source>Undo: call answered</source>
        <translation>Cofnij: odpowiedź na wezwanie</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Cofnij: %1</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>rejestracja</translation>
    </message>
    <message>
        <source>details changed</source>
        <translation>zmiana danych</translation>
    </message>
    <message>
        <source>personal data erased</source>
        <translation>usunięcie danych osobowych</translation>
    </message>
    <message>
        <source>guest recognised as a resident</source>
        <translation>gość rozpoznany</translation>
    </message>
    <message>
        <source>health remark read</source>
        <translation>odczyt wpisu o zdrowiu</translation>
    </message>
    <message>
        <source>household changed</source>
        <translation>zmiana rodziny</translation>
    </message>
    <message>
        <source>card given</source>
        <translation>wydanie karty</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <translation>karta zgłoszona jako zgubiona</translation>
    </message>
    <message>
        <source>card replaced</source>
        <translation>wymiana karty</translation>
    </message>
    <message>
        <source>card found</source>
        <translation>karta odnaleziona</translation>
    </message>
    <message>
        <source>card returned</source>
        <translation>zwrot karty</translation>
    </message>
    <message>
        <source>lost card held at a reader</source>
        <translation>zgubiona karta przy czytniku</translation>
    </message>
    <message>
        <source>one card at two doors too soon</source>
        <translation>jedna karta przy dwojgu drzwiach</translation>
    </message>
    <message>
        <source>unknown card at a door</source>
        <translation>nieznana karta przy drzwiach</translation>
    </message>
    <message>
        <source>asked for a carer</source>
        <translation>prośba o opiekuna</translation>
    </message>
    <message>
        <source>call answered</source>
        <translation>odpowiedź na wezwanie</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>zalogowanie</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>wylogowanie</translation>
    </message>
    <message>
        <source>PIN refused</source>
        <translation>błędny PIN</translation>
    </message>
    <message>
        <source>account made</source>
        <translation>nowe konto</translation>
    </message>
    <message>
        <source>account changed</source>
        <translation>zmiana konta</translation>
    </message>
    <message>
        <source>notice put away</source>
        <translation>odłożone powiadomienie</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>cofnięcie</translation>
    </message>
    <message>
        <source>rule overridden</source>
        <translation>odstępstwo od reguły</translation>
    </message>
    <message>
        <source>out for a while</source>
        <translation>wyjście na chwilę</translation>
    </message>
    <message>
        <source>back</source>
        <translation>powrót</translation>
    </message>
    <message>
        <source>card at the door</source>
        <translation>karta przy drzwiach</translation>
    </message>
    <message>
        <source>stay ended</source>
        <translation>koniec pobytu</translation>
    </message>
    <message>
        <source>came in</source>
        <translation>wejście</translation>
    </message>
    <message>
        <source>went out</source>
        <translation>wyjście</translation>
    </message>
    <message>
        <source>asked for help</source>
        <translation>prośba o pomoc</translation>
    </message>
    <message>
        <source>card at the door, bed</source>
        <translation>karta przy drzwiach, łóżko</translation>
    </message>
    <message>
        <source>card at the door, no free bed</source>
        <translation>karta przy drzwiach, brak łóżka</translation>
    </message>
    <message>
        <source>card at the door, house closed</source>
        <translation>karta przy drzwiach, zamknięte</translation>
    </message>
    <message>
        <source>card at the door, sent to a carer</source>
        <translation>karta przy drzwiach, prośba do opiekuna</translation>
    </message>
    <message>
        <source>gave the bed up</source>
        <translation>rezygnacja z łóżka</translation>
    </message>
    <message>
        <source>night opened</source>
        <translation>początek nocy</translation>
    </message>
    <message>
        <source>night closed</source>
        <translation>koniec nocy</translation>
    </message>
    <message>
        <source>places of the house described</source>
        <translation>opis miejsc placówki</translation>
    </message>
    <message>
        <source>record opened anew after a restore</source>
        <translation>zapis otwarty na nowo po odtworzeniu</translation>
    </message>
    <message>
        <source>name</source>
        <translation>imię i nazwisko</translation>
    </message>
    <message>
        <source>greeting</source>
        <translation>jak się zwracać</translation>
    </message>
    <message>
        <source>legal name</source>
        <translation>nazwisko z dokumentu</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>data urodzenia</translation>
    </message>
    <message>
        <source>estimated age</source>
        <translation>wiek w przybliżeniu</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>płeć</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>języki</translation>
    </message>
    <message>
        <source>last registration</source>
        <translation>ostatnie zameldowanie</translation>
    </message>
    <message>
        <source>liable commune</source>
        <translation>gmina właściwa</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>kontakt</translation>
    </message>
    <message>
        <source>needs</source>
        <translation>potrzeby</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>tożsamość</translation>
    </message>
    <message>
        <source>brought by</source>
        <translation>kto przyprowadził</translation>
    </message>
    <message>
        <source>PESEL</source>
        <translation>PESEL</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>uwaga</translation>
    </message>
    <message>
        <source>health remark</source>
        <translation>wpis o zdrowiu</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>osoba chroniona</translation>
    </message>
    <message>
        <source>guarded detail</source>
        <translation>dana chroniona</translation>
    </message>
    <message>
        <source>privacy notice</source>
        <translation>informacja o danych</translation>
    </message>
    <message>
        <source>house rules</source>
        <translation>regulamin</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rola</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>card</source>
        <translation>karta</translation>
    </message>
    <message>
        <source>state</source>
        <translation>stan</translation>
    </message>
    <message>
        <source>registered although somebody is alike</source>
        <translation>rejestracja mimo podobnej osoby</translation>
    </message>
    <message>
        <source>copy of the data made for the person</source>
        <translation>odpis danych dla tej osoby</translation>
    </message>
    <message>
        <source>Undo: arrival</source>
        <translation>Cofnij: przyjście</translation>
    </message>
    <message>
        <source>Undo: admitted to bed %1</source>
        <translation>Cofnij: przyjęcie na łóżko %1</translation>
    </message>
    <message>
        <source>Undo: refusal</source>
        <translation>Cofnij: odmowa</translation>
    </message>
    <message>
        <source>Undo: what became of a refusal</source>
        <translation>Cofnij: los osoby po odmowie</translation>
    </message>
    <message>
        <source>Undo: moved to bed %1</source>
        <translation>Cofnij: przeniesienie na łóżko %1</translation>
    </message>
    <message>
        <source>Undo: swap, bed %1</source>
        <translation>Cofnij: zamiana, łóżko %1</translation>
    </message>
    <message>
        <source>Undo: went out</source>
        <translation>Cofnij: wyjście</translation>
    </message>
    <message>
        <source>Undo: came back</source>
        <translation>Cofnij: powrót</translation>
    </message>
    <message>
        <source>Undo: end of stay</source>
        <translation>Cofnij: koniec pobytu</translation>
    </message>
    <message>
        <source>Undo: staying by day</source>
        <translation>Cofnij: zostaje rano</translation>
    </message>
    <message>
        <source>Undo: round</source>
        <translation>Cofnij: obchód</translation>
    </message>
    <message>
        <source>Undo: bed %1 held</source>
        <translation>Cofnij: rezerwacja łóżka %1</translation>
    </message>
    <message>
        <source>Undo: bed %1 released</source>
        <translation>Cofnij: zwolnienie łóżka %1</translation>
    </message>
    <message>
        <source>Undo: bed %1 freed</source>
        <translation>Cofnij: łóżko %1 wolne</translation>
    </message>
    <message>
        <source>Undo: bed %1 in cleaning</source>
        <translation>Cofnij: sprzątanie łóżka %1</translation>
    </message>
    <message>
        <source>Undo: bed %1 closed</source>
        <translation>Cofnij: łóżko %1 nieczynne</translation>
    </message>
    <message>
        <source>Undo: suspension</source>
        <translation>Cofnij: zakaz pobytu</translation>
    </message>
    <message>
        <source>Undo: suspension lifted</source>
        <translation>Cofnij: zniesienie zakazu pobytu</translation>
    </message>
    <message>
        <source>Undo: kept apart</source>
        <translation>Cofnij: z dala od kogoś</translation>
    </message>
    <message>
        <source>Undo: paper</source>
        <translation>Cofnij: dokument</translation>
    </message>
    <message>
        <source>Undo: absence</source>
        <translation>Cofnij: nieobecność</translation>
    </message>
    <message>
        <source>Undo: winter action switched on</source>
        <translation>Cofnij: włączenie akcji zima</translation>
    </message>
    <message>
        <source>Undo: winter action ended</source>
        <translation>Cofnij: koniec akcji zima</translation>
    </message>
    <message>
        <source>by a carer</source>
        <translation>przez opiekuna</translation>
    </message>
    <message>
        <source>the time was over</source>
        <translation>minął czas</translation>
    </message>
    <message>
        <source>somebody has the bed</source>
        <translation>łóżko zajęte</translation>
    </message>
    <message>
        <source>bed released</source>
        <translation>zwolnienie łóżka</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>w użyciu</translation>
    </message>
    <message>
        <source>being cleaned</source>
        <translation>w sprzątaniu</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>wyłączone</translation>
    </message>
    <message>
        <source>moved to another bed</source>
        <translation>przeniesienie do innego łóżka</translation>
    </message>
    <message>
        <source>changed beds with somebody</source>
        <translation>zamiana łóżek</translation>
    </message>
    <message>
        <source>staying by day</source>
        <translation>pobyt także w dzień</translation>
    </message>
    <message>
        <source>round</source>
        <translation>obchód</translation>
    </message>
    <message>
        <source>bed held</source>
        <translation>rezerwacja łóżka</translation>
    </message>
    <message>
        <source>bed closed, cleaned or in use</source>
        <translation>zmiana stanu łóżka</translation>
    </message>
    <message>
        <source>days away told</source>
        <translation>zgłoszona nieobecność</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>przyjście</translation>
    </message>
    <message>
        <source>admission</source>
        <translation>przyjęcie</translation>
    </message>
    <message>
        <source>refusal</source>
        <translation>odmowa</translation>
    </message>
    <message>
        <source>what became of a refusal</source>
        <translation>dalszy ciąg odmowy</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>zakaz pobytu</translation>
    </message>
    <message>
        <source>suspension lifted</source>
        <translation>zniesienie zakazu pobytu</translation>
    </message>
    <message>
        <source>kept apart</source>
        <translation>osobne sale</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>dokument</translation>
    </message>
    <message>
        <source>winter action switched on</source>
        <translation>włączenie akcji zima</translation>
    </message>
    <message>
        <source>winter action ended</source>
        <translation>koniec akcji zima</translation>
    </message>
    <message>
        <source>a bed is held</source>
        <translation>łóżko zarezerwowane</translation>
    </message>
    <message>
        <source>waits for a carer</source>
        <translation>czeka na opiekuna</translation>
    </message>
    <message>
        <source>the house is shut</source>
        <translation>placówka zamknięta</translation>
    </message>
    <message>
        <source>admission despite it</source>
        <translation>przyjęcie mimo przeszkody</translation>
    </message>
    <message>
        <source>a specially justified case</source>
        <translation>szczególnie uzasadniony przypadek</translation>
    </message>
    <message>
        <source>frost</source>
        <translation>mróz</translation>
    </message>
    <message>
        <source>no other place tonight</source>
        <translation>dziś nie ma innego miejsca</translation>
    </message>
    <message>
        <source>agreed with the manager</source>
        <translation>uzgodnione z kierownikiem</translation>
    </message>
    <message>
        <source>came, a bed is held</source>
        <translation>przyjście, łóżko zarezerwowane</translation>
    </message>
    <message>
        <source>came, waits for a carer</source>
        <translation>przyjście, czeka na opiekuna</translation>
    </message>
    <message>
        <source>waits no longer</source>
        <translation>już nie czeka</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>odmowa</translation>
    </message>
    <message>
        <source>came again, still no bed</source>
        <translation>ponowne przyjście, nadal bez łóżka</translation>
    </message>
    <message>
        <source>what became of a refusal told</source>
        <translation>zapisano, co stało się po odmowie</translation>
    </message>
    <message>
        <source>stays for the next night</source>
        <translation>zostaje na kolejną noc</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>zakaz pobytu</translation>
    </message>
    <message>
        <source>kept apart, or no longer</source>
        <translation>oddzielenie osób lub jego koniec</translation>
    </message>
    <message>
        <source>paper told</source>
        <translation>dokument</translation>
    </message>
    <message>
        <source>winter action began</source>
        <translation>początek akcji zima</translation>
    </message>
    <message>
        <source>card at the door, a bed is held</source>
        <translation>karta przy drzwiach, łóżko zarezerwowane</translation>
    </message>
    <message>
        <source>, shown to: %1</source>
        <translation>, wskazano: %1</translation>
    </message>
    <message>
        <source>refusal taken back</source>
        <translation>odmowa cofnięta</translation>
    </message>
    <message>
        <source>as PDF</source>
        <translation>jako PDF</translation>
    </message>
    <message>
        <source>as CSV</source>
        <translation>jako CSV</translation>
    </message>
    <message>
        <source>handed out as a file</source>
        <translation>zapisano jako plik</translation>
    </message>
    <message>
        <source>night list</source>
        <translation>lista nocna</translation>
    </message>
    <message>
        <source>figures of the house</source>
        <translation>dane placówki</translation>
    </message>
    <message>
        <source>occupancy by night</source>
        <translation>noce</translation>
    </message>
    <message>
        <source>person-days</source>
        <translation>osobodni</translation>
    </message>
    <message>
        <source>by person</source>
        <translation>według osób</translation>
    </message>
    <message>
        <source>refusals</source>
        <translation>odmowy</translation>
    </message>
    <message>
        <source>list of refusals</source>
        <translation>odmowy po kolei</translation>
    </message>
    <message>
        <source>people by kind of bed</source>
        <translation>osoby według przeznaczenia łóżka</translation>
    </message>
    <message>
        <source>places by kind of bed</source>
        <translation>miejsca według przeznaczenia</translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>shown to: %1</source>
        <translation>wskazane miejsce: %1</translation>
    </message>
    <message>
        <source>What became of them?</source>
        <translation>Co się stało dalej?</translation>
    </message>
</context>
<context>
    <name>RegisterScreen</name>
    <message>
        <source>New person</source>
        <translation>Nowa osoba</translation>
    </message>
    <message>
        <source>Name, as the person gives it</source>
        <translation>Imię i nazwisko, jak podaje osoba</translation>
    </message>
    <message>
        <source>Sex, for the ward</source>
        <translation>Płeć, do wyboru sali</translation>
    </message>
    <message>
        <source>W</source>
        <comment>key for: woman</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>M</source>
        <comment>key for: man</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>Zwiń</translation>
    </message>
    <message>
        <source>Complete later, or now</source>
        <translation>Reszta: uzupełnij później albo teraz</translation>
    </message>
    <message>
        <source>It is somebody else: save</source>
        <translation>To ktoś inny: zapisz</translation>
    </message>
    <message>
        <source>Save and give a card</source>
        <translation>Zapisz i wydaj kartę</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Porzuć</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wróć</translation>
    </message>
    <message>
        <source>Is it one of them?</source>
        <translation>Czy to ktoś z nich?</translation>
    </message>
    <message>
        <source>Nobody like this is in the register</source>
        <translation>Nikogo podobnego nie ma w kartotece</translation>
    </message>
    <message>
        <source>Whoever it may be already appears here</source>
        <translation>Tu pojawi się ktoś, kto może już być w kartotece</translation>
    </message>
</context>
<context>
    <name>ReportFiles</name>
    <message>
        <source>Save PDF</source>
        <translation>Zapisz PDF</translation>
    </message>
    <message>
        <source>Save CSV</source>
        <translation>Zapisz CSV</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Zapisano: %1</translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Nothing in these nights.</source>
        <translation>W te noce nic.</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Who is here tonight</source>
        <translation>Lista obecnych</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Raporty</translation>
    </message>
    <message>
        <source>First night</source>
        <translation>Pierwsza noc</translation>
    </message>
    <message>
        <source>Last night</source>
        <translation>Ostatnia noc</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaż</translation>
    </message>
</context>
<context>
    <name>RestrictedPart</name>
    <message>
        <source>Restricted</source>
        <translation>Zastrzeżone</translation>
    </message>
    <message>
        <source>Remark, for the staff of this house only</source>
        <translation>Uwaga, tylko dla pracowników tej placówki</translation>
    </message>
    <message>
        <source>Protected: hides from somebody</source>
        <translation>Osoba chroniona: ukrywa się przed kimś</translation>
    </message>
    <message>
        <source>Only social workers and managers find this person. For everybody else they aren&apos;t here.</source>
        <translation>Znajdą ją tylko pracownicy socjalni i kierownicy. Dla innych tej osoby tu nie ma.</translation>
    </message>
    <message>
        <source>There is a health remark …</source>
        <translation>Jest wpis o zdrowiu …</translation>
    </message>
    <message>
        <source>Who reads it, when and why goes on the record.</source>
        <translation>Do zapisu trafi, kto go czyta, kiedy i dlaczego.</translation>
    </message>
    <message>
        <source>Why do you need it?</source>
        <translation>Do czego jest potrzebny?</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Odczytaj</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Health remark: only what others must know to help</source>
        <translation>Wpis o zdrowiu: tylko to, co trzeba wiedzieć, by pomóc</translation>
    </message>
    <message>
        <source>Hide again</source>
        <translation>Schowaj</translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>Room %1</source>
        <translation>Sala %1</translation>
    </message>
</context>
<context>
    <name>RoundRoom</name>
    <message>
        <source>All of them</source>
        <translation>Wszyscy</translation>
    </message>
</context>
<context>
    <name>RoundScreen</name>
    <message>
        <source>Round: %1 of %2 seen</source>
        <translation>Obchód: %1 z %2</translation>
    </message>
    <message>
        <source>Record the round</source>
        <translation>Zapisz obchód</translation>
    </message>
    <message>
        <source>Recorded. Whoever wasn&apos;t ticked stays as they were.</source>
        <translation>Zapisane. U kogo nie ma znaku, nic się nie zmienia.</translation>
    </message>
    <message>
        <source>Nobody is in a bed now.</source>
        <translation>Teraz nikogo nie ma w łóżkach.</translation>
    </message>
</context>
<context>
    <name>SeeStaffScreen</name>
    <message>
        <source>Please see the carer</source>
        <translation>Prosimy do opiekuna</translation>
    </message>
    <message>
        <source>They will gladly help on the spot.</source>
        <translation>Chętnie pomoże na miejscu.</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>The house&apos;s first administrator</source>
        <translation>Pierwszy administrator placówki</translation>
    </message>
    <message>
        <source>The code that ostoja init printed</source>
        <translation>Kod, który wypisało polecenie ostoja init</translation>
    </message>
    <message>
        <source>Your name, if it isn&apos;t the one given to ostoja init</source>
        <translation>Imię i nazwisko, jeśli inne niż podane w ostoja init</translation>
    </message>
    <message>
        <source>A new PIN of 6 to 12 figures</source>
        <translation>Nowy PIN, 6–12 cyfr</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Ten sam PIN jeszcze raz</translation>
    </message>
    <message>
        <source>The card is at the reader: it becomes yours.</source>
        <translation>Karta leży na czytniku: będzie należała do Ciebie.</translation>
    </message>
    <message>
        <source>Hold the card that is to be yours to the reader.</source>
        <translation>Przyłóż do czytnika kartę, która ma być Twoja.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Zaczynamy</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Locked</source>
        <translation>Zablokowane</translation>
    </message>
    <message>
        <source>Change of person</source>
        <translation>Zmiana osoby</translation>
    </message>
    <message>
        <source>Good to see you</source>
        <translation>Dzień dobry</translation>
    </message>
    <message>
        <source>Hold your card</source>
        <translation>Przyłóż swoją kartę</translation>
    </message>
    <message>
        <source>The reader on this desk doesn&apos;t answer. Please look at its cable.</source>
        <translation>Czytnik na biurku nie odpowiada. Proszę sprawdzić kabel.</translation>
    </message>
    <message>
        <source>to the reader on the desk, then type your PIN.</source>
        <translation>do czytnika na biurku i wpisz PIN.</translation>
    </message>
    <message>
        <source>Somebody else works here now? Hold your own card.</source>
        <translation>Pracuje tu teraz kto inny? Proszę przyłożyć swoją kartę.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in %1.</source>
        <translation>Za dużo błędnych PIN-ów. Następna próba za %1.</translation>
    </message>
    <message>
        <source>Stay with %1</source>
        <translation>Dalej pracuje %1</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) wait(s) at the door</source>
        <translation>
            <numerusform>%n osoba czeka przy drzwiach</numerusform>
            <numerusform>%n osoby czekają przy drzwiach</numerusform>
            <numerusform>%n osób czeka przy drzwiach</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SimulatedMark</name>
    <message>
        <source>simulated time</source>
        <translation>czas symulowany</translation>
    </message>
</context>
<context>
    <name>StaffWords</name>
    <message>
        <source>guest %1</source>
        <translation>gość %1</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>gość</translation>
    </message>
    <message>
        <source>we say: %1</source>
        <translation>mówimy: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n rok</numerusform>
            <numerusform>%n lata</numerusform>
            <numerusform>%n lat</numerusform>
        </translation>
    </message>
    <message>
        <source>woman</source>
        <translation>kobieta</translation>
    </message>
    <message>
        <source>man</source>
        <translation>mężczyzna</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nie podano</translation>
    </message>
    <message>
        <source>lower bed</source>
        <translation>dolne łóżko</translation>
    </message>
    <message>
        <source>near the toilet</source>
        <translation>blisko toalety</translation>
    </message>
    <message>
        <source>wheelchair</source>
        <translation>wózek</translation>
    </message>
    <message>
        <source>with a dog</source>
        <translation>z psem</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>cisza</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polski</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>ukraiński</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>rosyjski</translation>
    </message>
    <message>
        <source>English</source>
        <translation>angielski</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>białoruski</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>gruziński</translation>
    </message>
    <message>
        <source>German</source>
        <translation>niemiecki</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>rumuński</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>arabski</translation>
    </message>
    <message>
        <source>document shown</source>
        <translation>okazany dokument</translation>
    </message>
    <message>
        <source>confirmed by the police</source>
        <translation>potwierdzona przez policję</translation>
    </message>
    <message>
        <source>own declaration</source>
        <translation>własne oświadczenie</translation>
    </message>
    <message>
        <source>not established</source>
        <translation>nieustalona</translation>
    </message>
    <message>
        <source>came alone</source>
        <translation>przyszła sama</translation>
    </message>
    <message>
        <source>city guard</source>
        <translation>straż miejska</translation>
    </message>
    <message>
        <source>police</source>
        <translation>policja</translation>
    </message>
    <message>
        <source>ambulance</source>
        <translation>pogotowie</translation>
    </message>
    <message>
        <source>outreach workers</source>
        <translation>streetworkerzy</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>ktoś inny</translation>
    </message>
    <message>
        <source>family</source>
        <translation>rodzina</translation>
    </message>
    <message>
        <source>couple</source>
        <translation>para</translation>
    </message>
    <message>
        <source>siblings</source>
        <translation>rodzeństwo</translation>
    </message>
    <message>
        <source>the same PESEL</source>
        <translation>ten sam PESEL</translation>
    </message>
    <message>
        <source>the same name and date of birth</source>
        <translation>to samo nazwisko i data urodzenia</translation>
    </message>
    <message>
        <source>a like name</source>
        <translation>podobne nazwisko</translation>
    </message>
    <message>
        <source>a like person</source>
        <translation>podobna osoba</translation>
    </message>
    <message>
        <source>card valid</source>
        <translation>karta ważna</translation>
    </message>
    <message>
        <source>card lost</source>
        <translation>karta zgubiona</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zwrócona</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>wymieniona</translation>
    </message>
    <message>
        <source>no card</source>
        <translation>bez karty</translation>
    </message>
    <message>
        <source>This card is somebody&apos;s already. Please take another one.</source>
        <translation>Ta karta już do kogoś należy. Proszę wziąć inną.</translation>
    </message>
    <message>
        <source>This is a staff card. Please take another one.</source>
        <translation>To karta pracownika. Proszę wziąć inną.</translation>
    </message>
    <message>
        <source>carer</source>
        <translation>opiekun</translation>
    </message>
    <message>
        <source>social worker</source>
        <translation>pracownik socjalny</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>kierownik</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>outreach worker</source>
        <translation>streetworker</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 godz.</translation>
    </message>
    <message numerus="yes">
        <source>free</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>wolne</numerusform>
            <numerusform>wolne</numerusform>
            <numerusform>wolnych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>occupied</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>zajęte</numerusform>
            <numerusform>zajęte</numerusform>
            <numerusform>zajętych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>zarezerwowane</numerusform>
            <numerusform>zarezerwowane</numerusform>
            <numerusform>zarezerwowanych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>out of service</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>nieczynne</numerusform>
            <numerusform>nieczynne</numerusform>
            <numerusform>nieczynnych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>extra</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>dostawka</numerusform>
            <numerusform>dostawki</numerusform>
            <numerusform>dostawek</numerusform>
        </translation>
    </message>
    <message>
        <source>asks for help</source>
        <translation>prosi o pomoc</translation>
    </message>
    <message>
        <source>has no card</source>
        <translation>nie ma karty</translation>
    </message>
    <message>
        <source>a card that was reported lost was held</source>
        <translation>przyłożono kartę zgłoszoną jako zgubioną</translation>
    </message>
    <message>
        <source>a card that nobody knows was held</source>
        <translation>przyłożono kartę, której nie ma w kartotece</translation>
    </message>
    <message>
        <source>the same card at two doors, too soon to be one person</source>
        <translation>ta sama karta przy dwojgu drzwiach, za szybko na jedną osobę</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>Łóżko</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>Przyjęto</translation>
    </message>
    <message>
        <source>The visit has ended</source>
        <translation>Wizyta zakończona</translation>
    </message>
    <message>
        <source>All beds are taken. The door shows where else there are places.</source>
        <translation>Wszystkie łóżka są zajęte. Ekran przy drzwiach pokazuje inne miejsca.</translation>
    </message>
    <message>
        <source>The house is closed now.</source>
        <translation>Placówka jest teraz zamknięta.</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Załatwione</translation>
    </message>
    <message>
        <source>door %1</source>
        <translation>drzwi %1</translation>
    </message>
    <message>
        <source>desk %1</source>
        <translation>biurko %1</translation>
    </message>
    <message>
        <source>a like name and date of birth</source>
        <translation>podobne nazwisko i data urodzenia</translation>
    </message>
    <message>
        <source>a like name and age</source>
        <translation>podobne nazwisko i wiek</translation>
    </message>
    <message>
        <source>the same date of birth and one name</source>
        <translation>ta sama data urodzenia i jedno imię</translation>
    </message>
    <message>
        <source>nobody came to somebody who waited, and no bed was held for them</source>
        <translation>nikt nie podszedł do osoby, która czekała; nie miała zatrzymanego łóżka</translation>
    </message>
    <message>
        <source>nobody came in time to somebody who waited; their bed %1 was given up</source>
        <translation>nikt nie podszedł na czas do osoby, która czekała; jej łóżko %1 zwolniono</translation>
    </message>
</context>
<context>
    <name>StayActions</name>
    <message>
        <source>Admit</source>
        <translation>Przyjmij</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Przenieś</translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation>Wyjście</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>Powrót</translation>
    </message>
    <message>
        <source>Leaves by day</source>
        <translation>Rano wychodzi</translation>
    </message>
    <message>
        <source>Stays by day</source>
        <translation>Zostaje rano</translation>
    </message>
    <message>
        <source>End of stay</source>
        <translation>Koniec pobytu</translation>
    </message>
</context>
<context>
    <name>TeamScreen</name>
    <message>
        <source>Team</source>
        <translation>Zespół</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Nowe konto</translation>
    </message>
    <message>
        <source>Name and surname</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rola</translation>
    </message>
    <message>
        <source>A new PIN of 6 to 12 figures</source>
        <translation>Nowy PIN, 6–12 cyfr</translation>
    </message>
    <message>
        <source>First PIN, 6 to 12 figures; the person changes it</source>
        <translation>Pierwszy PIN, 6–12 cyfr; osoba sama go zmieni</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Ten sam PIN jeszcze raz</translation>
    </message>
    <message>
        <source>A free card lies at the reader: it becomes this person&apos;s.</source>
        <translation>Na czytniku leży wolna karta: będzie tej osoby.</translation>
    </message>
    <message>
        <source>Hold the card that is to be this person&apos;s to the reader.</source>
        <translation>Przyłóż do czytnika kartę, która ma być tej osoby.</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Załóż konto</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Ustaw PIN</translation>
    </message>
    <message>
        <source>Give the card</source>
        <translation>Wydaj kartę</translation>
    </message>
    <message>
        <source>Doesn&apos;t work here any more …</source>
        <translation>Już tu nie pracuje …</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere and can&apos;t sign in again. What they did stays on the record under their name.</source>
        <translation>%1: wylogowanie wszędzie, bez możliwości ponownego zalogowania. To, co było zrobione, zostaje w zapisie.</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>Zamknij konto</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Your own PIN: nobody gives a role, a PIN or a card without it</source>
        <translation>Twój własny PIN: bez niego nikt nie nadaje roli, PIN-u ani karty</translation>
    </message>
    <message>
        <source>Set the role</source>
        <translation>Zmień rolę</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>Which paper</source>
        <translation>Jaki dokument</translation>
    </message>
    <message>
        <source>From (day)</source>
        <translation>Od (dzień)</translation>
    </message>
    <message>
        <source>Until (day; empty: no end)</source>
        <translation>Do (puste: bez końca)</translation>
    </message>
    <message>
        <source>Until (last day)</source>
        <translation>Do (ostatni dzień)</translation>
    </message>
    <message>
        <source>Why (only staff see it)</source>
        <translation>Dlaczego (widzi tylko personel)</translation>
    </message>
    <message>
        <source>Add the paper</source>
        <translation>Dodaj dokument</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Zawieś</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Add the days away</source>
        <translation>Dodaj dni poza domem</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>night of %1 to %2</source>
        <translation>noc z&#xa0;%1 na&#xa0;%2</translation>
    </message>
    <message>
        <source>office: never</source>
        <translation>biuro: nigdy</translation>
    </message>
    <message>
        <source>office: %1</source>
        <translation>biuro: %1</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Zablokuj</translation>
    </message>
    <message>
        <source>winter</source>
        <translation>zima</translation>
    </message>
    <message>
        <source>simulated time</source>
        <translation>czas symulowany</translation>
    </message>
</context>
<context>
    <name>UnknownCardScreen</name>
    <message>
        <source>We do not know this card yet</source>
        <translation>Nie znamy jeszcze tej&#xa0;karty</translation>
    </message>
    <message>
        <source>Please show it to the carer on duty.</source>
        <translation>Proszę pokazać ją opiekunowi.</translation>
    </message>
</context>
<context>
    <name>UnreachableScreen</name>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>A short pause</source>
        <translation>Chwilowa przerwa</translation>
    </message>
</context>
<context>
    <name>UnseenPart</name>
    <message>
        <source>Carried over, and not seen since: %1</source>
        <translation>Przeszli na kolejną noc i nikt ich od tego czasu nie widział: %1</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>ostatnio widziano %1</translation>
    </message>
    <message>
        <source>End their stays …</source>
        <translation>Zakończ ich pobyty …</translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) end(s). Whoever is ticked as seen stays.</source>
        <translation>
            <numerusform>Skończy się %n pobyt. Zostaje ten, kogo zaznaczono jako obecnego.</numerusform>
            <numerusform>Skończą się %n pobyty. Zostaje ten, kogo zaznaczono jako obecnego.</numerusform>
            <numerusform>Skończy się %n pobytów. Zostaje ten, kogo zaznaczono jako obecnego.</numerusform>
        </translation>
    </message>
    <message>
        <source>End them now</source>
        <translation>Zakończ teraz</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
</context>
<context>
    <name>VisitHeader</name>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>A little longer</source>
        <translation>Jeszcze chwila</translation>
    </message>
    <message>
        <source>That did not work. Please touch it once more.</source>
        <translation>Nie udało się. Proszę dotknąć jeszcze raz.</translation>
    </message>
</context>
<context>
    <name>WaitHere</name>
    <message>
        <source>Somebody will come in a moment</source>
        <translation>Zaraz ktoś podejdzie</translation>
    </message>
    <message>
        <source>Please wait here.</source>
        <translation>Proszę tu zaczekać.</translation>
    </message>
</context>
<context>
    <name>WayOnFigure</name>
    <message>
        <source>closed now</source>
        <translation>teraz zamknięte</translation>
    </message>
    <message>
        <source>free places unknown</source>
        <translation>liczba miejsc nieznana</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Zapraszamy</translation>
    </message>
    <message>
        <source>Please come in.</source>
        <translation>Proszę wejść.</translation>
    </message>
</context>
<context>
    <name>WinterScreen</name>
    <message>
        <source>The winter action is on</source>
        <translation>Akcja zima trwa</translation>
    </message>
    <message>
        <source>Winter action</source>
        <translation>Akcja zima</translation>
    </message>
    <message>
        <source>Extra beds appear on the board, everything under it is marked, and it ends by itself.</source>
        <translation>Na tablicy pojawiają się dostawki, wszystko w jej ramach jest oznaczone, a kończy się sama.</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>do %1</translation>
    </message>
    <message numerus="yes">
        <source>%n extra bed(s)</source>
        <translation>
            <numerusform>%n dostawka</numerusform>
            <numerusform>%n dostawki</numerusform>
            <numerusform>%n dostawek</numerusform>
        </translation>
    </message>
    <message>
        <source>threshold %1 °C</source>
        <translation>próg %1 °C</translation>
    </message>
    <message>
        <source>open round the clock: nobody&apos;s stay ends in the morning</source>
        <translation>czynne całą dobę: rano nikomu nie kończy się pobyt</translation>
    </message>
    <message>
        <source>approved by: %1</source>
        <translation>zatwierdzenie: %1</translation>
    </message>
    <message>
        <source>End it …</source>
        <translation>Zakończ …</translation>
    </message>
    <message>
        <source>Whoever sleeps in an extra bed stays there this night; no more extra beds are given.</source>
        <translation>Kto śpi na dostawce, zostaje na niej tej nocy; nowych dostawek już nie będzie.</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>Zakończ teraz</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ostatni dzień</translation>
    </message>
    <message>
        <source>until the hour</source>
        <translation>do godziny</translation>
    </message>
    <message>
        <source>Threshold, °C</source>
        <translation>Próg, °C</translation>
    </message>
    <message>
        <source>Extra beds</source>
        <translation>Dostawki</translation>
    </message>
    <message>
        <source>Open round the clock</source>
        <translation>Czynne całą dobę</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Kto zatwierdził</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Włącz</translation>
    </message>
    <message numerus="yes">
        <source>By its own hours the house is shut now: %n stay(s) end(s) at once. Whom somebody kept stays.</source>
        <translation>
            <numerusform>Według swoich godzin placówka jest teraz zamknięta: od razu skończy się %n pobyt. Kto ma „zostaje rano”, ten zostaje.</numerusform>
            <numerusform>Według swoich godzin placówka jest teraz zamknięta: od razu skończą się %n pobyty. Kto ma „zostaje rano”, ten zostaje.</numerusform>
            <numerusform>Według swoich godzin placówka jest teraz zamknięta: od razu skończy się %n pobytów. Kto ma „zostaje rano”, ten zostaje.</numerusform>
        </translation>
    </message>
    <message>
        <source>By its own hours the house is shut now. Nobody&apos;s stay ends: whoever is here was kept.</source>
        <translation>Według swoich godzin placówka jest teraz zamknięta. Niczyj pobyt się nie skończy: każdy, kto tu jest, ma „zostaje rano”.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>night shelter</source>
        <translation>noclegownia</translation>
    </message>
    <message>
        <source>shelter</source>
        <translation>schronisko</translation>
    </message>
    <message>
        <source>shelter with care</source>
        <translation>schronisko z usługami opiekuńczymi</translation>
    </message>
    <message>
        <source>warming room</source>
        <translation>ogrzewalnia</translation>
    </message>
    <message>
        <source>bathhouse</source>
        <translation>łaźnia</translation>
    </message>
    <message>
        <source>day centre</source>
        <translation>świetlica</translation>
    </message>
    <message numerus="yes">
        <source>free cabins</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>wolna kabina</numerusform>
            <numerusform>wolne kabiny</numerusform>
            <numerusform>wolnych kabin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free seats</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>wolne miejsce</numerusform>
            <numerusform>wolne miejsca</numerusform>
            <numerusform>wolnych miejsc</numerusform>
        </translation>
    </message>
    <message>
        <source>All our cabins are taken now</source>
        <translation>Teraz wszystkie kabiny są zajęte</translation>
    </message>
    <message>
        <source>All our seats are taken now</source>
        <translation>Teraz wszystkie miejsca są zajęte</translation>
    </message>
    <message>
        <source>Our beds are taken tonight</source>
        <translation>Dziś nasze łóżka są&#xa0;zajęte</translation>
    </message>
    <message>
        <source>The bathhouse is closed now</source>
        <translation>Łaźnia jest teraz zamknięta</translation>
    </message>
    <message>
        <source>The day centre is closed now</source>
        <translation>Świetlica jest teraz zamknięta</translation>
    </message>
    <message>
        <source>The night shelter is closed now</source>
        <translation>Noclegownia jest teraz zamknięta</translation>
    </message>
    <message numerus="yes">
        <source>free cabins</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>wolna kabina</numerusform>
            <numerusform>wolne kabiny</numerusform>
            <numerusform>wolnych kabin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free seats</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>miejsce siedzące</numerusform>
            <numerusform>miejsca siedzące</numerusform>
            <numerusform>miejsc siedzących</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free beds</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>wolne łóżko</numerusform>
            <numerusform>wolne łóżka</numerusform>
            <numerusform>wolnych łóżek</numerusform>
        </translation>
    </message>
    <message>
        <source>figure of this minute</source>
        <translation>dane z tej minuty</translation>
    </message>
    <message numerus="yes">
        <source>figure %n minute(s) old</source>
        <translation>
            <numerusform>dane sprzed minuty</numerusform>
            <numerusform>dane sprzed %n minut</numerusform>
            <numerusform>dane sprzed %n minut</numerusform>
        </translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Dzień dobry</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Dzień dobry</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Dobry wieczór</translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Dzień dobry, %1</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Dzień dobry, %1</translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation>Dobry wieczór, %1</translation>
    </message>
    <message>
        <source>lower</source>
        <comment>bed of a bunk</comment>
        <translation>dolne</translation>
    </message>
    <message>
        <source>upper</source>
        <comment>bed of a bunk</comment>
        <translation>górne</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>sala %1</translation>
    </message>
    <message>
        <source>blue door</source>
        <translation>niebieskie drzwi</translation>
    </message>
    <message>
        <source>green door</source>
        <translation>zielone drzwi</translation>
    </message>
    <message>
        <source>yellow door</source>
        <translation>żółte drzwi</translation>
    </message>
    <message>
        <source>orange door</source>
        <translation>pomarańczowe drzwi</translation>
    </message>
    <message>
        <source>red door</source>
        <translation>czerwone drzwi</translation>
    </message>
    <message>
        <source>pink door</source>
        <translation>różowe drzwi</translation>
    </message>
    <message>
        <source>violet door</source>
        <translation>fioletowe drzwi</translation>
    </message>
    <message>
        <source>turquoise door</source>
        <translation>turkusowe drzwi</translation>
    </message>
    <message>
        <source>white door</source>
        <translation>białe drzwi</translation>
    </message>
    <message>
        <source>grey door</source>
        <translation>szare drzwi</translation>
    </message>
    <message>
        <source>brown door</source>
        <translation>brązowe drzwi</translation>
    </message>
    <message>
        <source>with an anchor</source>
        <translation>ze&#xa0;znakiem&#xa0;kotwicy</translation>
    </message>
    <message>
        <source>with a sun</source>
        <translation>ze&#xa0;znakiem&#xa0;słońca</translation>
    </message>
    <message>
        <source>with a tree</source>
        <translation>ze&#xa0;znakiem&#xa0;drzewa</translation>
    </message>
    <message>
        <source>with a boat</source>
        <translation>ze&#xa0;znakiem&#xa0;łódki</translation>
    </message>
    <message>
        <source>with a star</source>
        <translation>ze&#xa0;znakiem&#xa0;gwiazdy</translation>
    </message>
    <message>
        <source>with a mountain</source>
        <translation>ze&#xa0;znakiem&#xa0;góry</translation>
    </message>
    <message>
        <source>with a bell</source>
        <translation>ze&#xa0;znakiem&#xa0;dzwonka</translation>
    </message>
    <message>
        <source>with a key</source>
        <translation>ze&#xa0;znakiem&#xa0;klucza</translation>
    </message>
    <message>
        <source>with a moon</source>
        <translation>ze&#xa0;znakiem&#xa0;księżyca</translation>
    </message>
    <message>
        <source>with a cloud</source>
        <translation>ze&#xa0;znakiem&#xa0;chmury</translation>
    </message>
    <message>
        <source>with a heart</source>
        <translation>ze&#xa0;znakiem&#xa0;serca</translation>
    </message>
    <message>
        <source>with a flower</source>
        <translation>ze&#xa0;znakiem&#xa0;kwiatu</translation>
    </message>
    <message>
        <source>with a leaf</source>
        <translation>ze&#xa0;znakiem&#xa0;liścia</translation>
    </message>
    <message>
        <source>with an umbrella</source>
        <translation>ze&#xa0;znakiem&#xa0;parasola</translation>
    </message>
    <message>
        <source>with a bicycle</source>
        <translation>ze&#xa0;znakiem&#xa0;roweru</translation>
    </message>
    <message>
        <source>with a drop</source>
        <translation>ze&#xa0;znakiem&#xa0;kropli</translation>
    </message>
    <message>
        <source>go in</source>
        <translation>wejście</translation>
    </message>
    <message>
        <source>left</source>
        <translation>w lewo</translation>
    </message>
    <message>
        <source>right</source>
        <translation>w prawo</translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s) up</source>
        <translation>
            <numerusform>piętro wyżej</numerusform>
            <numerusform>%n piętra wyżej</numerusform>
            <numerusform>%n pięter wyżej</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s) down</source>
        <translation>
            <numerusform>piętro niżej</numerusform>
            <numerusform>%n piętra niżej</numerusform>
            <numerusform>%n pięter niżej</numerusform>
        </translation>
    </message>
    <message>
        <source>straight on</source>
        <translation>prosto</translation>
    </message>
    <message>
        <source>first door</source>
        <translation>pierwsze drzwi</translation>
    </message>
    <message>
        <source>second door</source>
        <translation>drugie drzwi</translation>
    </message>
    <message>
        <source>third door</source>
        <translation>trzecie drzwi</translation>
    </message>
    <message>
        <source>fourth door</source>
        <translation>czwarte drzwi</translation>
    </message>
    <message>
        <source>fifth door</source>
        <translation>piąte drzwi</translation>
    </message>
    <message>
        <source>sixth door</source>
        <translation>szóste drzwi</translation>
    </message>
    <message>
        <source>door no. %1</source>
        <translation>drzwi nr %1</translation>
    </message>
    <message numerus="yes">
        <source>free places</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>wolne miejsce</numerusform>
            <numerusform>wolne miejsca</numerusform>
            <numerusform>wolnych miejsc</numerusform>
        </translation>
    </message>
    <message>
        <source>on the reader to the left, for a moment</source>
        <translation>do czytnika po lewej i&#xa0;przytrzymaj chwilę</translation>
    </message>
    <message>
        <source>on the reader below the screen, for a moment</source>
        <translation>do czytnika pod ekranem i&#xa0;przytrzymaj chwilę</translation>
    </message>
    <message>
        <source>on the reader to the right, for a moment</source>
        <translation>do czytnika po prawej i&#xa0;przytrzymaj chwilę</translation>
    </message>
</context>
</TS>
